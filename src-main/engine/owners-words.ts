/** What the owner writes by hand is redacted like all else; what was taken out is told, so that the vault can be offered it. */
import { redactFields } from '../privacy/redact-fields.ts';
import type { Redact, Removed } from '../privacy/redact.ts';

export interface OwnersWordsParts {
  readonly redact: Redact;
  /** What was taken out of something that the owner wrote. */
  readonly onWrittenSecrets: (removed: readonly Removed[]) => void;
}

/** Answers what was written without the secrets in any text of it. */
export function createOwnersWords({ redact, onWrittenSecrets }: OwnersWordsParts) {
  return <Written>(written: Written): Written => {
    const { fields, removed } = redactFields(written, redact);
    if (removed.length > 0) onWrittenSecrets(removed);
    return fields;
  };
}
