/** Every view by the keyboard alone. What a list or a row of tabs does with the arrows is held by the tests of those views. */
import type { Page } from '@playwright/test';
import { agree, expect, test } from './scenario.ts';
import { views } from './screenshots.ts';

interface Stop {
  readonly name: string;
  /** Whether a sighted person sees that it has the focus. */
  readonly isMarked: boolean;
  readonly isInView: boolean;
}

test('every control of every view is reached by Tab, in sight and marked', async ({ start }) => {
  test.slow(); // some dozens of views, each walked through
  const app = await start();
  await agree(app);
  await app.request('app.pause', { minutes: null });
  await app.page.getByRole('button', { name: 'Resume' }).first().waitFor();
  for (const name of ['Lena Brandt', 'Harrow & Sons'])
    await app.request('memory.create', {
      kind: 'semantic',
      fields: { name, summary: 'Services the boiler', details: '', origin: '' },
    });
  for (const [name, show] of Object.entries(views(app, 'boiler'))) {
    await show();
    const { expected, stops } = await walk(app.page);
    expect
      .soft(
        expected.filter((each) => !stops.some((stop) => stop.name === each)),
        `${name}: never reached`,
      )
      .toEqual([]);
    expect
      .soft(
        stops.filter(({ isMarked }) => !isMarked).map((stop) => stop.name),
        `${name}: not marked`,
      )
      .toEqual([]);
    expect
      .soft(
        stops.filter(({ isInView }) => !isInView).map((stop) => stop.name),
        `${name}: out of sight`,
      )
      .toEqual([]);
    await app.page.keyboard.press('Escape');
  }
});

async function walk(page: Page): Promise<{ readonly expected: string[]; readonly stops: Stop[] }> {
  const expected = await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    const open = document.querySelector('dialog[open]') ?? document;
    const all = open.querySelectorAll<HTMLElement>(
      // A list of tabs passes the focus on to the tab that is chosen.
      'a[href], button, input, select, textarea, [tabindex]:not([role="tablist"])',
    );
    const tabbable = [...all].filter(
      (element) =>
        element.tabIndex >= 0 &&
        !element.matches(':disabled, [inert] *, [aria-hidden="true"] *') &&
        element.checkVisibility({ visibilityProperty: true }),
    );
    return tabbable
      .filter(
        (element) => !(element instanceof HTMLInputElement && element.type === 'radio' && !element.checked),
      )
      .map((element, place) => {
        const label = element.getAttribute('aria-label') ?? element.innerText.slice(0, 30);
        element.dataset['stop'] = `${place} ${element.tagName} ${label}`;
        return element.dataset['stop'];
      });
  });
  const stops: Stop[] = [];
  for (let press = 0; press < expected.length + 30; press += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      if (!element || element === document.body || element.role === 'tablist') return null;
      const box = element.getBoundingClientRect();
      const marked = [
        element,
        element.parentElement!,
        element.nextElementSibling,
        element.querySelector('*'),
      ].some((each) => {
        if (!each) return false;
        const style = getComputedStyle(each);
        return (
          (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none'
        );
      });
      return {
        name: element.dataset['stop'] ?? `new: ${element.tagName} ${element.innerText.slice(0, 30)}`,
        isMarked: marked,
        isInView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
      };
    });
    if (stop && stop.name === stops[0]?.name && stops.length > 1) break;
    // A date is several stops in one control.
    if (stop && stop.name !== stops.at(-1)?.name) stops.push(stop);
  }
  return { expected, stops };
}
