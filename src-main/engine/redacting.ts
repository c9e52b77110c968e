/** Redaction as the owner chose it, and what becomes of what it took out: it is counted, and offered to the vault. */
import type { RedactionSettings } from '../../src-preload/contract/privacy.ts';
import type { Clock } from '../base/clock.ts';
import type { OnSecrets } from '../intake/intake-parts.ts';
import type { VaultValues } from '../memory/vault/vault-values.ts';
import { redact, type Redact, type Removed } from '../privacy/redact.ts';
import type { WritableDb } from '../store/statements.ts';
import { createRedactionTally, type RedactionTally } from './redaction-handlers.ts';
import { offerRemoved } from './vault-handlers.ts';

export interface RedactingParts {
  readonly db: WritableDb;
  readonly clock: Pick<Clock, 'now'>;
  readonly vault: VaultValues;
  readonly privacy: () => RedactionSettings;
}

export interface Redacting {
  /** Takes out of a text what the settings say, and counts it. */
  readonly redact: Redact;
  readonly tally: RedactionTally;
  /** Something was taken out of what was seen. */
  readonly ofFrame: OnSecrets;
  /** Something was taken out of what the owner wrote into a memory; it is counted already. */
  ofMemory(removed: readonly Removed[]): void;
}

export function createRedacting({ db, clock, vault, privacy }: RedactingParts): Redacting {
  const tally = createRedactionTally({ db, clock, privacy });
  return {
    redact(text) {
      const { personalData, rulesOff } = privacy();
      const redaction = redact(text, personalData, rulesOff);
      tally.note(redaction.removed);
      return redaction;
    },
    tally,
    ofFrame(removed, { id, capturedAt, application }) {
      tally.note(removed);
      const seen = { source: { kind: 'frame', frameId: id }, at: capturedAt, place: application } as const;
      if (privacy().keepSecrets) offerRemoved(vault, removed, seen);
    },
    ofMemory(removed) {
      if (!privacy().keepSecrets) return;
      offerRemoved(vault, removed, { source: { kind: 'owner' }, at: clock.now(), place: 'a memory' });
    },
  };
}
