/** What a schema refuses, in words of our own: the library's are English, and speak of types to who reads of memories. */
import type { z } from 'zod';
import { german, type EnglishSentence } from '../../src-preload/contract/sentences/german.ts';
import { foreign, say, type Sentence } from '../../src-preload/contract/sentences/say.ts';

/** `fields.summary: it is empty`; the whole value has no name in front. */
export function issueWords(issue: z.core.$ZodIssue): Sentence {
  const problem = problemOf(issue);
  if (issue.path.length === 0) return problem;
  return say('{field}: {problem}', { field: issue.path.join('.'), problem });
}

function problemOf(issue: z.core.$ZodIssue): Sentence {
  if (isSentence(issue.message)) return say(issue.message as 'it is empty');
  switch (issue.code) {
    case 'invalid_type':
      return say('{expected} is needed here', { expected: nounOf(issue.expected) });
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum));
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum));
    case 'invalid_format':
      return issue.format === 'url' ? say('it is no web address') : say('it has not the form that is needed');
    case 'invalid_value':
      return say('it is none of {values}', { values: issue.values.map(String).join(', ') });
    case 'unrecognized_keys':
      return say('there is no {keys}', { keys: issue.keys.join(', ') });
    case 'not_multiple_of':
      return say('it is no multiple of {divisor}', { divisor: issue.divisor });
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return say('it is none of what is allowed here');
  }
}

/** A schema of the contract may say what it refuses by the English of a sentence. */
function isSentence(message: string): message is EnglishSentence {
  return Object.hasOwn(german, message);
}

function nounOf(expected: string): Sentence {
  switch (expected) {
    case 'string':
      return say('a text');
    case 'number':
      return say('a number');
    case 'int':
      return say('a whole number');
    case 'boolean':
      return say('true or false');
    case 'array':
      return say('a list');
    case 'object':
    case 'record':
    case 'map':
      return say('a group of fields');
    default:
      return foreign(expected);
  }
}

function tooSmall(origin: string, minimum: number): Sentence {
  if (origin === 'string')
    return minimum === 1 ? say('it is empty') : say('it is shorter than {minimum} characters', { minimum });
  if (origin === 'array' || origin === 'set')
    return minimum === 1 ? say('it is empty') : say('it has fewer than {minimum} entries', { minimum });
  return say('it is less than {minimum}', { minimum });
}

function tooBig(origin: string, maximum: number): Sentence {
  if (origin === 'string') return say('it is longer than {maximum} characters', { maximum });
  if (origin === 'array' || origin === 'set') return say('it has more than {maximum} entries', { maximum });
  return say('it is more than {maximum}', { maximum });
}
