import { EventEmitter } from 'node:events';
import type { WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { createWindowLook } from '../../../../src-main/shell/window-look.ts';
import { testSettings } from '../../../helpers/test-settings.ts';

function setUp() {
  let chosen = testSettings().window;
  const done: string[] = [];
  const look = createWindowLook({
    settings: () => chosen,
    systemLocale: 'de-AT',
    onLanguage: () => done.push('language'),
    onSize: () => done.push('size'),
  });
  const page = Object.assign(new EventEmitter(), {
    isDestroyed: () => false,
    setZoomFactor: (factor: number) => done.push(`zoom ${factor}`),
  });
  look.keepSize(page as unknown as WebContents);
  return {
    look,
    page,
    done,
    choose(change: Partial<typeof chosen>) {
      chosen = { ...chosen, ...change };
      look.update();
    },
  };
}

describe('the look of the windows', () => {
  it('speaks as the system until the owner chooses, and loads the pages anew only for another language', () => {
    const { look, done, choose } = setUp();
    expect(look.texts().tray.search).toBe('Suche');
    choose({ language: 'de', theme: 'dark' });
    expect(done).toEqual([]);
    choose({ language: 'en' });
    expect([look.language(), done]).toEqual(['en', ['language']]);
  });

  it('shows pages that are open and pages that are loaded later in the owner’s size', () => {
    const { page, done, choose } = setUp();
    choose({ textSize: 150 });
    expect(done).toEqual(['zoom 1.5', 'size']);
    page.emit('did-navigate');
    expect(done.at(-1)).toBe('zoom 1.5');
  });
});
