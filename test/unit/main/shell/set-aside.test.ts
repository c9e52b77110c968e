import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { setAside } from '../../../../src-main/shell/set-aside.ts';
import { temporaryFolder } from '../../../helpers/temporary-store.ts';

const now = Date.UTC(2026, 4, 4, 12, 30, 5);

it('keeps a folder that nothing opens whole under another name, and begins with an empty one', () => {
  const root = temporaryFolder();
  const data = join(root, 'data');
  mkdirSync(join(data, 'images', '0000'), { recursive: true });
  writeFileSync(join(data, 'mneme.db'), 'ciphertext');
  writeFileSync(join(data, 'images', '0000', '1.img'), 'picture');
  writeFileSync(join(data, 'model-keys.json'), 'sealed keys');
  expect(setAside(data, ['model-keys.json', 'never-made.json'], now)).toBe('data-without-key-20260504123005');
  const aside = join(root, 'data-without-key-20260504123005');
  expect(readFileSync(join(aside, 'mneme.db'), 'utf8')).toBe('ciphertext');
  expect(readFileSync(join(aside, 'images', '0000', '1.img'), 'utf8')).toBe('picture');
  expect(readFileSync(join(data, 'model-keys.json'), 'utf8')).toBe('sealed keys');
  expect(readdirSync(data)).toEqual(['model-keys.json']);
});

it('moves nothing where the folder cannot be moved, and names it', () => {
  const root = temporaryFolder();
  const data = join(root, 'data');
  mkdirSync(data);
  writeFileSync(join(data, 'mneme.db'), 'ciphertext');
  const taken = join(root, 'data-without-key-20260504123005');
  mkdirSync(taken);
  writeFileSync(join(taken, 'mneme.db'), 'an earlier one');
  expect(() => setAside(data, [], now)).toThrow(
    expect.objectContaining({ code: 'unreadable', message: expect.stringContaining(data) }),
  );
  expect(readFileSync(join(data, 'mneme.db'), 'utf8')).toBe('ciphertext');
  expect(existsSync(join(taken, 'mneme.db'))).toBe(true);
});
