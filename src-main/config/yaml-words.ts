/** What the parser of YAML finds wrong, in words for who writes settings and not YAML; what has none here stays as the parser says it. */
import type { ErrorCode } from 'yaml';
import { foreign, say, type Sentence } from '../../src-preload/contract/sentences/say.ts';
import { withoutSecrets } from './describe-found.ts';

/** `message` is the parser's own, without its place, which is said in front. */
export function yamlWords(code: ErrorCode | null, message: string): Sentence {
  if (/call stack|stack overflow/iu.test(message))
    return say('this is nested too deeply for a settings file.');
  if (/alias count/iu.test(message))
    return say('its aliases stand for more than any settings file holds; write the values out.');
  return say('this is not valid YAML: {reason}.', { reason: reasonOf(code, message) });
}

function reasonOf(code: ErrorCode | null, message: string): Sentence {
  if (message.startsWith('Missing closing')) return say('a quotation mark is not closed');
  if (message.startsWith('Implicit map keys')) return say('behind a key a colon and a space are missing');
  switch (code) {
    case 'TAB_AS_INDENT':
      return say('tabs are not allowed as indentation, only spaces');
    case 'BAD_INDENT':
      return say('what belongs together must begin in the same column');
    case 'MULTIPLE_DOCS':
      return say('a second document begins here');
    case 'BAD_SCALAR_START':
      return say('a value that begins with this character must stand in quotation marks');
    case 'BAD_DQ_ESCAPE':
      return say('after a backslash in quotation marks stands what means nothing; write two backslashes');
    case 'BLOCK_AS_IMPLICIT_KEY':
      return say('a second key or list begins on the same line');
    case 'MULTILINE_IMPLICIT_KEY':
      return say('a key must stand on one line, with a colon behind it');
    case 'MISSING_CHAR':
      return say('a comma, a colon, a space or a bracket is missing');
    case 'UNEXPECTED_TOKEN':
      return say('something stands here that cannot stand here');
    default:
      return foreign(withoutSecrets((message.split('\n')[0] ?? '').replace(/[.:]$/u, ''), 200));
  }
}
