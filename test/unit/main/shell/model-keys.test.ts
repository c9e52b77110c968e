/** Keys of model servers: sealed on disk, given to nobody but the engine. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Seal } from '../../../../src-main/shell/keys.ts';
import { createModelKeys } from '../../../../src-main/shell/model-keys.ts';

let folder: string;
let file: string;
let lines: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mneme-model-keys-'));
  file = join(folder, 'model-keys.json');
  lines = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Turns every bit over: enough to see whether anything is written that was not sealed. */
const seal: Seal = {
  name: 'test store',
  protection: 'system',
  seal: (plain) => Buffer.from(plain).map((byte) => byte ^ 0xff) as Buffer,
  open: (sealed) => Buffer.from(sealed.map((byte) => byte ^ 0xff)).toString(),
};
const open = (by: () => Seal = () => seal) =>
  createModelKeys({
    file,
    seal: by,
    log: (level, message, facts) => void lines.push(`${level} ${message} ${JSON.stringify(facts)}`),
  });

describe('the keys of model servers', () => {
  it('are there again at the next start, each for its own server', () => {
    open().set('https://a.example/v1', 'sk-a');
    open().set('https://b.example/v1', 'sk-b');
    expect(open().all()).toEqual({ 'https://a.example/v1': 'sk-a', 'https://b.example/v1': 'sk-b' });
    open().forget('https://a.example/v1');
    expect(open().stored()).toEqual({ servers: ['https://b.example/v1'], problem: null });
  });

  it('stand neither in the file nor in what is told of them', () => {
    const keys = open();
    keys.set('https://a.example/v1', 'sk-secret');
    expect(readFileSync(file, 'utf8')).not.toContain('sk-secret');
    expect(JSON.stringify(keys.stored())).not.toContain('sk-secret');
    expect(lines.join()).not.toContain('sk-secret');
  });

  it('tell whoever must hand them on that they changed', () => {
    const keys = open();
    let changes = 0;
    keys.onChange(() => changes++);
    keys.set('https://a.example/v1', 'sk-a');
    keys.forget('https://a.example/v1');
    keys.forget('https://a.example/v1');
    expect(changes).toBe(2);
  });

  it('that another key store sealed are left out, with the reason in words', () => {
    open().set('https://a.example/v1', 'sk-a');
    const locked: Seal = {
      ...seal,
      open: () => {
        throw new Error('locked');
      },
    };
    const keys = open(() => locked);
    expect(keys.all()).toEqual({});
    expect(keys.stored().problem).toContain('sealed by test store');
  });

  it('in a damaged file are left out instead of ending the start', () => {
    writeFileSync(file, '{"version":1,');
    expect(open().all()).toEqual({});
  });

  it('that cannot be sealed stay where they are, and the log has no key', () => {
    const keys = open(() => {
      throw new Error('no key store');
    });
    expect(keys.keep('https://a.example/v1', 'sk-secret')).toBe(false);
    expect(lines.join()).toContain('could not be stored');
    expect(lines.join()).not.toContain('sk-secret');
  });
});
