/** The shipped day: nine to five in a small firm that builds trailers for bicycles. The same seed gives the same day. */
import { errands, withoutAnswer } from './content/errands.ts';
import { fillerParagraphs, fillerSentences } from './content/filler.ts';
import type { Kind, PageContent } from './content/page-content.ts';
import { reading } from './content/reading.ts';
import { talk } from './content/talk.ts';
import { work } from './content/work.ts';
import type { Day, DayWindow, Scene } from './layout.ts';
import { pageOf } from './pages/page-of.ts';
import { fonts, type Look } from './pages/look.ts';
import { createRandom, type Random } from './seeded.ts';

const applications: Readonly<Record<Kind, string>> = {
  mail: 'Thunderbird',
  chat: 'Relay',
  editor: 'Code',
  terminal: 'Terminal',
  sheet: 'Table',
  article: 'Firefox',
  docs: 'Firefox',
  results: 'Firefox',
  pdf: 'Document Viewer',
  calendar: 'Calendar',
  video: 'Firefox',
  files: 'Files',
  design: 'Drafter',
  shop: 'Firefox',
  bank: 'Firefox',
  settings: 'Settings',
  notes: 'Notes',
};
/** Paragraphs of filler a page of the kind has below or beside its content. */
const fillers: Partial<Record<Kind, number>> = { article: 9, docs: 5, pdf: 6 };
/** Single sentences, for lists and asides. */
const asides: Partial<Record<Kind, number>> = { mail: 14, chat: 3, results: 9, video: 12, shop: 5, notes: 6 };
const pages: readonly PageContent[] = [...talk, ...reading, ...work, ...errands];
/** Applications that draw white letters on a dark ground more often than not. */
const mostlyDark: ReadonlySet<Kind> = new Set(['editor', 'terminal', 'chat', 'video']);

export function makeDay(seed: number, minutes: number): Day {
  const random = createRandom(seed);
  const windows = pages.map((page) => toWindow(page, random));
  const answered = pages
    .flatMap(({ id, ask }) => ask.map(([text, words]) => ({ text, answer: { window: id, words } })))
    // One in eleven is left out, which makes a round number of them.
    .filter((_, index) => index % 11 !== 10);
  return {
    // A Tuesday at nine, in the time of the machine.
    startsAt: new Date(2026, 2, 10, 9, 0, 0).getTime(),
    windows,
    scenes: makeScenes(random, minutes),
    questions: [...answered, ...withoutAnswer.map((text) => ({ text, answer: null }))],
  };
}

function toWindow(page: PageContent, random: Random): DayWindow {
  const { kind } = page;
  const look: Look = {
    isDark: random.next() < (mostlyDark.has(kind) ? 0.8 : 0.2),
    font: random.pick(fonts),
    size: random.pick([13, 14, 15, 16, 17, 19]),
  };
  const filler = fillers[kind]
    ? fillerParagraphs(random, fillers[kind])
    : fillerSentences(random, asides[kind] ?? 0);
  const suffix = page.url ? ' — Mozilla Firefox' : '';
  return {
    id: page.id,
    application: applications[kind],
    title: `${page.title}${suffix}`,
    url: page.url ? `https://${page.url}` : null,
    html: pageOf(page, look, filler),
  };
}

/** What is done in windows of a kind, and how long at a time, in seconds. */
function actionsOf(page: PageContent): {
  readonly action: Scene['action'];
  readonly least: number;
  readonly most: number;
} {
  if (page.body.some((block) => block.startsWith('> '))) return { action: 'type', least: 90, most: 300 };
  switch (page.kind) {
    case 'article':
    case 'docs':
    case 'pdf':
      return { action: 'scroll', least: 120, most: 420 };
    case 'results':
      return { action: 'scroll', least: 20, most: 60 };
    case 'video':
      return { action: 'still', least: 300, most: 600 };
    case 'editor':
    case 'sheet':
    case 'design':
      return { action: 'still', least: 120, most: 480 };
    case 'mail':
    case 'chat':
    case 'terminal':
    case 'notes':
    case 'files':
    case 'calendar':
    case 'shop':
    case 'bank':
    case 'settings':
      return { action: 'still', least: 14, most: 90 };
  }
}

/** All windows in a random order, again and again, with glances at mail and chat between them and pauses without anybody. */
function makeScenes(random: Random, minutes: number): Scene[] {
  const scenes: Scene[] = [];
  const glances = pages.filter(({ kind }) => kind === 'mail' || kind === 'chat');
  let left = minutes * 60;
  let sinceBreak = 0;
  const add = (scene: Omit<Scene, 'everySeconds' | 'seconds'> & { readonly seconds: number }): void => {
    const seconds = Math.min(left, Math.round(scene.seconds / 2) * 2);
    if (seconds <= 0) return;
    scenes.push({ ...scene, seconds, everySeconds: random.between(6, 20) });
    left -= seconds;
    sinceBreak += seconds;
  };
  while (left > 0) {
    for (const page of random.shuffle(pages)) {
      const { action, least, most } = actionsOf(page);
      add({ window: page.id, action, seconds: random.between(least, most) });
      if (random.next() < 0.5)
        add({ window: random.pick(glances).id, action: 'still', seconds: random.between(8, 40) });
      if (sinceBreak < 80 * 60) continue;
      add({ window: page.id, action: 'idle', seconds: random.between(8, 30) * 60 });
      sinceBreak = 0;
    }
  }
  return scenes;
}
