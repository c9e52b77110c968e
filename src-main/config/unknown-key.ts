/** What is said of a key that there is not. */
import { nearestKey } from '../base/nearest-key.ts';
import { withoutSecrets } from './describe-found.ts';

const longestKey = 80;

/** `group` is the dotted name of what the key stands in, empty for the file; `known` are dotted keys. */
export function unknownKey(group: string, written: string, known: readonly string[]): string {
  const dotted = group === '' ? '' : `${group}.`;
  const meant = written.length > longestKey ? null : nearestKey(dotted + written, known);
  const guess = meant === null ? '' : `; perhaps "${meant}" is meant`;
  return `there is no key "${dotted}${withoutSecrets(written)}"${guess}.`;
}
