import { describe, expect, it } from 'vitest';
import { readKey, type KeyPress } from '../../../../src-renderer/app/shortcuts.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  inField: false,
  at: 1000,
  ...more,
});

describe('readKey', () => {
  it('opens the palette with Control or Command and K, in a field as well', () => {
    expect(readKey(null, press('k', { ctrlKey: true, inField: true })).command).toBe('palette');
    expect(readKey(null, press('K', { metaKey: true })).command).toBe('palette');
  });

  it('leaves letters to the field that has the focus', () => {
    for (const key of ['/', '?', 'g', 'Escape']) {
      expect(readKey(null, press(key, { inField: true }))).toEqual({ command: null, goSince: null });
    }
  });

  it('goes to a view by g and its letter', () => {
    const first = readKey(null, press('g', { at: 1000 }));
    expect(first).toEqual({ command: null, goSince: 1000 });
    expect(readKey(first.goSince, press('t', { at: 1400 }))).toEqual({
      command: 'go-timeline',
      goSince: null,
    });
  });

  it('forgets a g that nothing followed', () => {
    expect(readKey(1000, press('t', { at: 9000 })).command).toBeNull();
    expect(readKey(1000, press('/', { at: 9000 })).command).toBe('search');
  });

  it('does nothing for a pair that means nothing', () => {
    expect(readKey(1000, press('z', { at: 1200 }))).toEqual({ command: null, goSince: null });
  });

  it('leaves combinations of the system alone', () => {
    expect(readKey(null, press('/', { altKey: true })).command).toBeNull();
    expect(readKey(null, press('?', { ctrlKey: true })).command).toBeNull();
  });
});
