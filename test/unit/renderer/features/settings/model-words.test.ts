import { describe, expect, it } from 'vitest';
import {
  describeAbilities,
  describeSending,
  warningOf,
} from '../../../../../src-renderer/features/settings/model-words.ts';

describe('what is said of a server', () => {
  it('tells a program on this computer from what leaves it', () => {
    expect(describeSending('chat', 'http://127.0.0.1:11434/v1')).toContain('a program on this computer');
    expect(describeSending('memory', 'https://api.example.com/v1')).toContain(
      'this leaves this computer and is sent to api.example.com',
    );
  });

  it('warns where anybody on the way can listen, and nowhere else', () => {
    expect(warningOf('http://192.168.1.4:8080/v1')).toContain('anybody in between can read');
    expect(warningOf('https://api.example.com/v1')).toBeNull();
    expect(warningOf('http://localhost:1234/v1')).toBeNull();
  });
});

describe('what is said of a model', () => {
  it('names what it cannot do', () => {
    const trial = {
      answer: '',
      firstWordSeconds: 1,
      seconds: 2,
      tokensPerSecond: 3,
      structure: 'text' as const,
      canCallTools: false,
      canSee: false,
      contextTokens: null,
    };
    expect(describeAbilities(trial).map(({ can }) => can)).toEqual([false, false, false]);
    expect(describeAbilities({ ...trial, structure: 'schema', contextTokens: 8192 })).toContainEqual({
      can: true,
      words: 'Reads 8,192 tokens at once',
    });
  });
});
