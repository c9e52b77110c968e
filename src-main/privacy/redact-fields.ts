/** Redacts what somebody wrote into the fields of a record, whatever its shape. */
import type { Redact, Removed } from './redact.ts';

export interface RedactedFields<Fields> {
  readonly fields: Fields;
  readonly removed: readonly Removed[];
}

/** Every text of plain data, as deep as it goes; numbers, names of fields and the shape stay as they are. */
export function redactFields<Fields>(fields: Fields, redact: Redact): RedactedFields<Fields> {
  const removed: Removed[] = [];
  const cleaned = (value: unknown): unknown => {
    if (typeof value === 'string') {
      const found = redact(value);
      removed.push(...found.removed);
      return found.text;
    }
    if (Array.isArray(value)) return value.map(cleaned);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cleaned(inner)]));
  };
  return { fields: cleaned(fields) as Fields, removed };
}
