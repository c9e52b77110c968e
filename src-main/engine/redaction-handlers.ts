/** Lets the owner try what is taken out of a text, and counts how often it happens: a rule, a name and a number, no content. */
import type { RedactionRule, redactionRequests } from '../../src-preload/contract/redaction.ts';
import type { RedactionSettings } from '../../src-preload/contract/privacy.ts';
import type { HandlersFor } from '../../src-preload/contract/route.ts';
import type { Clock } from '../base/clock.ts';
import { findSpans, redact, type Removed } from '../privacy/redact.ts';
import { transaction } from '../store/database.ts';
import type { WritableDb } from '../store/statements.ts';

export interface RedactionTally {
  /** Counts what was taken out; joins the caller's transaction where there is one. */
  note(removed: readonly Removed[]): void;
  readonly handlers: HandlersFor<typeof redactionRequests>;
}

interface RedactionTallyParts {
  readonly db: WritableDb;
  readonly clock: Pick<Clock, 'now'>;
  readonly privacy: () => RedactionSettings;
}

const keptDays = 400;

export function createRedactionTally({ db, clock, privacy }: RedactionTallyParts): RedactionTally {
  const dayBefore = (days: number): string =>
    new Date(clock.now() - days * 86_400_000).toISOString().slice(0, 10);
  return {
    note(removed) {
      if (removed.length === 0) return;
      transaction(db, () => {
        db.run('DELETE FROM redaction_counts WHERE day < ?', [dayBefore(keptDays)]);
        for (const { rule, caption } of removed) {
          db.run(
            `INSERT INTO redaction_counts (day, rule, caption, found) VALUES (?, ?, ?, 1)
             ON CONFLICT (day, rule, caption) DO UPDATE SET found = found + 1`,
            [dayBefore(0), rule, caption],
          );
        }
      });
    },
    handlers: {
      'redaction.try': ({ text }) => {
        const { personalData, rulesOff } = privacy();
        return {
          text: redact(text, personalData, rulesOff).text,
          found: findSpans(text, personalData, rulesOff).map(({ start, end, rule, caption }) => ({
            ...{ start, end, rule, caption },
          })),
        };
      },
      'redaction.counts': ({ days }) => ({
        counts: db.all<{ rule: RedactionRule; caption: string; found: number }>(
          `SELECT rule, caption, sum(found) AS found FROM redaction_counts WHERE day > ?
           GROUP BY rule, caption ORDER BY found DESC, caption`,
          [dayBefore(days)],
        ),
      }),
    },
  };
}
