import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { usualAgent } from '../../src-preload/contract/memory-settings.ts';
import { german as sentences } from '../../src-preload/contract/sentences/german.ts';
import { english } from '../../src-renderer/messages/english.ts';
import { german } from '../../src-renderer/messages/german.ts';
import { projectRoot, type RunningApp } from './app.ts';
import { agree, expect, test, waitUntilSeen } from './scenario.ts';
import { resize } from './screenshots.ts';

const folder = join(projectRoot, 'test-results/german');

test('speaks German in every view as soon as it is chosen, with nothing left in English and nothing cut', async ({
  start,
  open,
}) => {
  test.slow(); // some fifty views and parts of them
  const app = await start();
  await agree(app);
  await open({ program: 'xterm', title: 'Boiler notes', text: 'The plumber repairs the boiler.' });
  await waitUntilSeen(app, 'Boiler notes');
  await fill(app);
  await mkdir(folder, { recursive: true });
  const { page } = app;

  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('combobox', { name: 'Language' }).selectOption('de');
  const places = page.getByRole('navigation', { name: german.app.views });
  await places.waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
  await resize(app, 900, 600);

  // What is not said by the window itself: an answer without a model, a check-up.
  const { id } = await app.request('chat.create-session', {});
  await app.request('chat.send', { sessionId: id, text: 'Who repairs the boiler?' });
  const { findings } = await app.request('doctor.check', {});
  expect(findings.flatMap(({ name, says, remedy }) => [name, says, remedy]).filter(isSaidInEnglish)).toEqual(
    [],
  );

  for (const place of await places.getByRole('button').all()) {
    await place.click();
    const name = ((await place.textContent()) ?? '').trim();
    await look(page, name);
    await expectAccessible(page, name);
    for (const tab of await page.getByRole('main').getByRole('tab').all()) {
      await tab.click();
      await look(page, `${name} ${((await tab.textContent()) ?? '').replaceAll(/\P{L}/gu, '')}`);
    }
  }
  for (const key of ['?', 'Control+k']) {
    await page.keyboard.press(key);
    await page.getByRole('dialog').waitFor();
    await look(page, key === '?' ? 'keys' : 'palette');
    await expectAccessible(page, key);
    await page.keyboard.press('Escape');
  }
  await page.getByRole('button', { name: german.app.helpOnView }).click();
  await look(page, 'help');
});

test('follows the owner back to English and takes the size of text and the contrast that are set', async ({
  start,
}) => {
  const app = await start();
  const { page } = app;
  const { window } = await app.request('settings.get', {});
  await app.request('settings.update', { window: { ...window, language: 'de' } });
  await page.getByText(german.onboarding.welcome).waitFor();
  await app.request('settings.update', {
    window: { ...window, language: 'en', contrast: 'high', textSize: 200 },
  });
  await page.getByText(english.onboarding.welcome).waitFor();
  const seen = () =>
    page.evaluate(() => ({
      contrast: document.documentElement.dataset['contrast'],
      // A point of the page in points of the screen.
      size: Math.round((outerWidth / innerWidth) * 10) / 10,
    }));
  await expect.poll(seen).toEqual({ contrast: 'high', size: 2 });
});

/** Something in most views: memories, an agent in a room, a conversation. */
async function fill(app: RunningApp): Promise<void> {
  await app.request('memory.create', {
    kind: 'semantic',
    fields: { name: 'Lena Brandt', summary: 'Repairs the boiler', details: '', origin: '' },
  });
  const { agents } = await app.request('settings.get', {});
  await app.request('settings.update', {
    agents: { ...agents, ada: { ...agents[usualAgent]!, displayName: 'Ada', rooms: ['house'] } },
    teams: {},
    rooms: { house: { displayName: 'The house' } },
  });
  const { id } = await app.request('chat.create-session', { agents: ['ada'], room: 'house' });
  await app.request('chat.send', { sessionId: id, text: 'Who repairs the boiler?' });
}

async function look(page: Page, where: string): Promise<void> {
  // A view that is loaded when it is first opened leaves its place empty until then.
  await page.locator('main > *').first().waitFor();
  await page.locator('.skeleton').first().waitFor({ state: 'detached' });
  await page.screenshot({ path: join(folder, `${where}.png`) });
  const { texts, cut, overflow } = await page.evaluate(readPage);
  expect
    .soft(
      texts.filter((text) => (onlyEnglish.has(text) || isSaidInEnglish(text)) && !names.has(text)),
      `English in ${where}`,
    )
    .toEqual([]);
  expect
    .soft(
      cut.filter(({ text, isShortened }) => !isShortened || germanTexts.has(text)),
      `cut in ${where}`,
    )
    .toEqual([]);
  expect.soft(overflow, `${where} scrolls sideways`).toBeLessThanOrEqual(0);
}

async function expectAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect
    .soft(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
      `axe on ${where}`,
    )
    .toEqual([]);
}

interface Cut {
  readonly text: string;
  /** On purpose, with three dots: fine for what the owner wrote. */
  readonly isShortened: boolean;
}

/** Runs in the page: every text and spoken attribute, the buttons and tabs whose text does not fit, and how far it scrolls aside. */
function readPage(): { texts: string[]; cut: Cut[]; overflow: number } {
  const texts: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push((walker.currentNode.textContent ?? '').trim());
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]'))
    for (const name of ['aria-label', 'title', 'placeholder'])
      texts.push((element.getAttribute(name) ?? '').trim());
  const cut = [...document.querySelectorAll<HTMLElement>('button, [role=tab], th, legend')]
    .filter((element) => element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
    .map((element) => ({
      text: element.textContent ?? '',
      isShortened: getComputedStyle(element).textOverflow === 'ellipsis',
    }));
  const { scrollWidth, clientWidth } = document.documentElement;
  return { texts: texts.filter((text) => text !== ''), cut, overflow: scrollWidth - clientWidth };
}

const germanTexts = new Set(valuesOf(german));
/** What the owner or Mneme named once, whatever the language: the first agent, the applications on the screen. */
const names: ReadonlySet<string> = new Set(['Assistant']);
/** Whole texts that only English has; a part of a sentence, or one with values in it, is not told from what the owner wrote. */
const onlyEnglish: ReadonlySet<string> = new Set(
  valuesOf(english).filter((text) => !/[{<]/u.test(text) && !germanTexts.has(text)),
);

/** Sentences of the engine and the shell, whatever fills their gaps. A short one may be what the owner wrote. */
const saidInEnglish: readonly RegExp[] = Object.entries(sentences)
  .filter(([text, translated]) => text !== translated && text.replace(/\{\w+\}/gu, '').length > 20)
  .map(([text]) => {
    const pieces = text.split(/\{\w+\}/u).map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
    return new RegExp(`^${pieces.join('.*')}$`, 'su');
  });

function isSaidInEnglish(text: string): boolean {
  return saidInEnglish.some((pattern) => pattern.test(text));
}

function valuesOf(catalogue: object): string[] {
  return Object.values(catalogue).flatMap((area: Readonly<Record<string, string>>) => Object.values(area));
}
