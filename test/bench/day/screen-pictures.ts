/** The pixels of each look: rendered windows, with what moves painted on them. */
import type { Box } from './describe-page.ts';
import type { DayWindow } from './layout.ts';
import { playedShare, type Extent, type Look } from './looks.ts';
import { copyBox, fillBox, makeThumbnail, readPng, type Pixels } from './pixels.ts';
import { panelHeight, screen, type Renderer, type Shot } from './render-windows.ts';
import { pageHtml } from './pages/look.ts';

export interface ScreenPicture {
  readonly pixels: Pixels;
  readonly thumbnail: Pixels;
}

export interface ScreenPictures {
  extentOf(window: DayWindow): Promise<Extent>;
  pictureOf(look: Look): Promise<ScreenPicture>;
}

const kept = 6;

export function createScreenPictures(renderer: Renderer): ScreenPictures {
  const decoded = lastUsed<Pixels>(kept);
  const made = lastUsed<ScreenPicture>(kept);
  let panel: Promise<Panel> | null = null;

  return {
    async extentOf(window) {
      const { facts } = await renderer.shoot({ window, scrollTop: 0, isTyped: true });
      return { scrollHeight: facts.scrollHeight, letters: facts.typed.length, hasFilm: facts.video !== null };
    },
    pictureOf: (look) => made(keyOf(look), () => draw(look)),
  };

  async function draw(look: Look): Promise<ScreenPicture> {
    const { window, scrollTop } = look;
    const typed = await renderer.shoot({ window, scrollTop, isTyped: true });
    const isTyping = typed.facts.typed.length > 0;
    const base = isTyping ? await renderer.shoot({ window, scrollTop, isTyped: false }) : typed;
    const pixels: Pixels = { ...screen, bytes: new Uint8Array(screen.width * screen.height * 4) };
    const { width, height } = await open(base);
    copyBox(await open(base), { x: 0, y: 0, width, height }, pixels, 0, panelHeight);
    const letters = typed.facts.typed.slice(0, look.typed);
    if (isTyping) {
      const full = await open(typed);
      for (const box of letters)
        copyBox(full, box, pixels, Math.floor(box.x), Math.floor(box.y) + panelHeight);
    }
    const end = letters.at(-1);
    const caret = isTyping
      ? end && { x: end.x + end.width + 1, y: end.y, width: 2, height: end.height }
      : typed.facts.caret;
    if (caret && look.isCaretOn) fillBox(pixels, below(caret), [128, 128, 128]);
    if (typed.facts.video && look.film !== null) playFilm(pixels, below(typed.facts.video), look.film);
    if (typed.facts.progress && look.film !== null) {
      const bar = below(typed.facts.progress);
      fillBox(pixels, { ...bar, width: bar.width * playedShare(look.film) }, [30, 30, 220]);
    }
    panel ??= drawPanel(renderer);
    const { picture, clocks } = await panel;
    copyBox(picture, { x: 0, y: 0, width: screen.width, height: panelHeight }, pixels, 0, 0);
    const clock = clocks.get(clockText(look.at));
    if (clock) copyBox(picture, clock, pixels, 940, 7);
    return { pixels, thumbnail: await makeThumbnail(pixels) };
  }

  function open({ file }: Shot): Promise<Pixels> {
    return decoded(file, () => readPng(file));
  }
}

function keyOf(look: Look): string {
  const caret = look.isCaretOn ? 1 : 0;
  return [look.window.id, look.scrollTop, look.typed, caret, look.film, clockText(look.at)].join(' ');
}

function clockText(at: number): string {
  const time = new Date(at);
  return `${String(time.getHours()).padStart(2, '0')}:${String(time.getMinutes()).padStart(2, '0')}`;
}

function below(box: Box): Box {
  return { ...box, y: box.y + panelHeight };
}

interface Panel {
  readonly picture: Pixels;
  readonly clocks: ReadonlyMap<string, Box>;
}

/** The bar, and below it every time of day, to be copied into it. */
async function drawPanel(renderer: Renderer): Promise<Panel> {
  const times = Array.from({ length: 24 * 60 }, (_, minute) =>
    clockText(new Date(2026, 0, 1, 0, minute).getTime()),
  );
  const html = pageHtml(
    { isDark: true, font: 'DejaVu Sans', size: 12 },
    '.panel { height: 32px; padding: 7px 16px; background: #1e1f24; } .times { column-count: 24; column-gap: 4px; line-height: 16px; }',
    `<div class="panel">Activities</div><div class="times">${times.map((time) => `<div>${time}</div>`).join('')}</div>`,
  );
  const window = { id: 'panel', application: '', title: '', url: null, html };
  const { file, facts } = await renderer.shoot({ window, scrollTop: 0, isTyped: true });
  return { picture: await readPng(file), clocks: new Map(facts.words.map((word) => [word.text, word])) };
}

/** Soft shapes that drift: every look another picture, no letters in it. */
function playFilm(to: Pixels, box: Box, look: number): void {
  const scene = Math.floor(look / 9);
  for (let y = 0; y < box.height; y++) {
    let at = ((Math.floor(box.y) + y) * to.width + Math.floor(box.x)) * 4;
    const wave = Math.sin((y + look * 13) / 71 + scene);
    for (let x = 0; x < box.width; x++, at += 4) {
      const light = 110 + 60 * wave + 50 * Math.sin((x - look * 29) / 93 + scene * 2);
      to.bytes[at] = light;
      to.bytes[at + 1] = light * 0.8 + 20;
      to.bytes[at + 2] = 255 - light;
    }
  }
}

/** Remembers the last few things that were made. */
function lastUsed<T>(count: number): (key: string, make: () => Promise<T>) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key, make) => {
    const found = known.get(key) ?? make();
    known.delete(key);
    known.set(key, found);
    if (known.size > count) known.delete(known.keys().next().value!);
    return found;
  };
}
