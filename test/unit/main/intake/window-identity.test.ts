import { describe, expect, it } from 'vitest';
import { isSameWindow, streamOf } from '../../../../src-main/intake/window-identity.ts';

const window = { displayId: '1', application: 'Mail', title: 'Inbox', url: null };

describe('isSameWindow', () => {
  it.each([
    ['(3) Inbox', 'Inbox'],
    ['● notes.md — project', 'notes.md — project'],
    ['⠋ building', '⠙ building'],
    ['notes.md •', 'notes.md'],
  ])('takes "%s" and "%s" for one window', (a, b) => {
    expect(isSameWindow({ ...window, title: a }, { ...window, title: b })).toBe(true);
  });

  it('tells windows apart by display, application, address and title', () => {
    for (const other of [
      { displayId: '2' },
      { application: 'Browser' },
      { url: 'https://a.example' },
      { title: 'Sent' },
    ]) {
      expect(isSameWindow(window, { ...window, ...other })).toBe(false);
    }
  });
});

describe('streamOf', () => {
  it('is the same whenever a window is seen again, on any display', () => {
    expect(streamOf(window, 1)).toBe(streamOf({ ...window, title: '(4) Inbox', displayId: '2' }, 9));
  });

  it('keeps windows that nothing is known of apart', () => {
    const unknown = { displayId: '1', application: null, title: null, url: null };
    expect(streamOf(unknown, 1)).not.toBe(streamOf(unknown, 2));
  });

  it('does not hold the title itself', () => {
    expect(streamOf(window, 1)).not.toContain('Inbox');
  });
});
