import { afterEach, describe, expect, it } from 'vitest';
import { fail, MnemeError, unwrap } from '../../../../../src-preload/contract/errors.ts';
import { german } from '../../../../../src-preload/contract/sentences/german.ts';
import { foreign, say, several } from '../../../../../src-preload/contract/sentences/say.ts';
import {
  inEnglish,
  inWords,
  wordFrom,
  wordsOf,
} from '../../../../../src-preload/contract/sentences/wording.ts';

afterEach(() => wordFrom(null));

const unknown = say('There is no request named "{name}".', { name: 'a {name}' });

describe('a sentence', () => {
  it('is worded in the language that is spoken, and in English for a log', () => {
    expect(inWords(unknown)).toBe('There is no request named "a {name}".');
    wordFrom(german);
    expect(inWords(unknown)).toBe('Es gibt keine Anfrage namens „a {name}“.');
    expect(inEnglish(unknown)).toBe('There is no request named "a {name}".');
  });

  it('may hold others, each in the same language, and foreign words as they are', () => {
    wordFrom(german);
    expect(inWords(several([unknown, foreign('ENOENT {text}')], ' '))).toBe(
      'Es gibt keine Anfrage namens „a {name}“. ENOENT {text}',
    );
  });

  it('crosses with the failure that it tells of', () => {
    const crossed = structuredClone(fail(new MnemeError('not-found', unknown)));
    wordFrom(german);
    let caught: unknown;
    try {
      unwrap(crossed);
    } catch (error) {
      caught = error;
    }
    expect(caught).toMatchObject({ code: 'not-found', message: 'There is no request named "a {name}".' });
    expect(wordsOf(caught)).toBe('Es gibt keine Anfrage namens „a {name}“.');
  });

  it('is the message itself for a failure that nobody foresaw', () => {
    wordFrom(german);
    expect(wordsOf(new TypeError('x is undefined'))).toBe('x is undefined');
    expect(wordsOf('just a text')).toBe('just a text');
  });
});
