import { describe, expect, it } from 'vitest';
import { defaultKeys } from '../../../../src-preload/contract/default-keys.ts';
import {
  capsOf,
  listKeys,
  readKey,
  type Begun,
  type Bindings,
  type KeyPress,
} from '../../../../src-renderer/app/shortcuts.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  inField: false,
  at: 1000,
  ...more,
});
const read = (begun: Begun | null, pressed: KeyPress, change: Partial<Bindings> = {}) =>
  readKey(begun, pressed, { ...defaultKeys, ...change });
const afterG: Begun = { key: 'g', at: 1000 };

describe('readKey', () => {
  it('opens the palette with Control or Command and K, in a field as well', () => {
    expect(read(null, press('k', { ctrlKey: true, inField: true })).command).toBe('palette');
    expect(read(null, press('K', { metaKey: true })).command).toBe('palette');
  });

  it('leaves letters to the field that has the focus', () => {
    for (const key of ['/', '?', 'g', 'Escape']) {
      expect(read(null, press(key, { inField: true }))).toEqual({ command: null, begun: null });
    }
  });

  it('goes to a view by g and its letter', () => {
    const first = read(null, press('g', { at: 1000 }));
    expect(first).toEqual({ command: null, begun: afterG });
    expect(read(first.begun, press('t', { at: 1400 }))).toEqual({ command: 'go-timeline', begun: null });
  });

  it('forgets a g that nothing followed', () => {
    expect(read(afterG, press('t', { at: 9000 })).command).toBeNull();
    expect(read(afterG, press('/', { at: 9000 })).command).toBe('search');
  });

  it('does nothing for a pair that means nothing', () => {
    expect(read(afterG, press('y', { at: 1200 }))).toEqual({ command: null, begun: null });
  });

  it('leaves combinations of the system alone', () => {
    expect(read(null, press('/', { altKey: true })).command).toBeNull();
    expect(read(null, press('?', { ctrlKey: true })).command).toBeNull();
  });

  it('follows the keys that the owner set, and no longer those that were before', () => {
    const mine = { timeline: ', t', search: 'mod+F', palette: null } as const;
    const first = read(null, press(',', { at: 1000 }), mine);
    expect(read(first.begun, press('t', { at: 1100 }), mine).command).toBe('go-timeline');
    expect(read(afterG, press('t', { at: 1100 }), mine).command).toBeNull();
    expect(read(null, press('f', { ctrlKey: true, inField: true }), mine).command).toBe('search');
    expect(read(null, press('/'), mine).command).toBeNull();
    expect(read(null, press('k', { ctrlKey: true }), mine).command).toBeNull();
  });
});

describe('the list of keys', () => {
  it('shows keys as they are printed, and leaves out what has none', () => {
    expect(['mod+k', 'g t', '/', null].map((keys) => capsOf(keys, 'Ctrl'))).toEqual([
      ['Ctrl', 'K'],
      ['g', 't'],
      ['/'],
      [],
    ]);
    const listed = listKeys({ ...defaultKeys, search: null }, '⌘').map(({ keys }) => keys.join(' '));
    expect(listed).toContain('⌘ K');
    expect(listed).not.toContain('/');
  });
});
