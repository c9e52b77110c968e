/** What is said of a key that there is not. */
import { nearestKey } from '../base/nearest-key.ts';
import { say, type Sentence } from '../../src-preload/contract/sentences/say.ts';
import { withoutSecrets } from './describe-found.ts';

const longestKey = 80;

/** `group` is the dotted name of what the key stands in, empty for the file; `known` are dotted keys. */
export function unknownKey(group: string, written: string, known: readonly string[]): Sentence {
  const dotted = group === '' ? '' : `${group}.`;
  const meant = written.length > longestKey ? null : nearestKey(dotted + written, known);
  const key = dotted + withoutSecrets(written);
  return meant === null
    ? say('there is no key "{key}".', { key })
    : say('there is no key "{key}"; perhaps "{meant}" is meant.', { key, meant });
}
