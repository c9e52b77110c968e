import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLogFile } from '../../../../src-main/shell/log-file.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'mneme-log-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the log file', () => {
  it('begins a new file when the old one is full, and keeps one old one', () => {
    const write = openLogFile(folder, 40);
    for (let i = 0; i < 10; i++) write(`line ${i} of some length`);
    expect(readdirSync(folder).sort()).toEqual(['mneme.1.log', 'mneme.log']);
    expect(readFileSync(join(folder, 'mneme.log'), 'utf8')).toBe('line 9 of some length\n');
  });

  it('goes on in the file of the last start', () => {
    openLogFile(folder)('first');
    openLogFile(folder)('second');
    expect(readFileSync(join(folder, 'mneme.log'), 'utf8')).toBe('first\nsecond\n');
  });
});
