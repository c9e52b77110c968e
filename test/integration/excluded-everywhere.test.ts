/**
 * Whatever windows there are and whatever rules forbid them: of an excluded window no pixel, title, word, vector or
 * thumbnail is in any byte that the engine leaves on disk. Capture, gate, engine, reader and store are the real ones.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { expect, it } from 'vitest';
import type { AcceptedFrame } from '../../src-preload/contract/internal.ts';
import type { ExclusionRule } from '../../src-preload/contract/privacy.ts';
import { createLog, silentLog } from '../../src-main/base/log.ts';
import { CaptureLoop } from '../../src-main/capture/capture-loop.ts';
import type { Grab, WindowFacts, WindowReport } from '../../src-main/capture/ports.ts';
import { deriveKeys } from '../../src-main/engine/keys.ts';
import { createImageFiles } from '../../src-main/images/image-files.ts';
import { createGate } from '../../src-main/privacy/exclusions.ts';
import { openDatabase } from '../../src-main/store/database.ts';
import { engineKey, makeDataFolder, startEngine } from '../helpers/engine-bed.ts';
import { FakeClock } from '../helpers/fake-clock.ts';
import { testSettings } from '../helpers/test-settings.ts';

/** Words of excluded windows only, and as much of each as a stem or a misread end leaves. */
const secretWords = ['rhododendron', 'xylophone', 'chrysanthemum', 'hippopotamus', 'kaleidoscope'];
const secretTrace = /rhodod|xyloph|chrysanth|hippopot|kaleidosc/iu;
const publicWords = ['harbour', 'orchard', 'glacier', 'bakery', 'lantern'];
const secretColour = { r: 230, g: 0, b: 200 };
const size = { width: 640, height: 360 };
const bandHeight = 120;

interface Desktop {
  readonly facts: WindowFacts;
  readonly words: string;
  readonly isSecret: boolean;
  /** The owner's rule that excludes it; null where a preset does, or nothing. */
  readonly rule: ExclusionRule | null;
}

const anyWords = (words: readonly string[]): fc.Arbitrary<string> =>
  fc.shuffledSubarray([...words], { minLength: 3, maxLength: 3 }).map((some) => some.join(' '));
const anyText = fc.string({ unit: 'grapheme', maxLength: 12 });
const anyCase = (text: string): fc.Arbitrary<string> =>
  fc
    .array(fc.boolean(), { minLength: text.length, maxLength: text.length })
    .map((upper) => [...text].map((letter, i) => (upper[i] ? letter.toUpperCase() : letter)).join(''));

const publicWindow: fc.Arbitrary<Desktop> = fc
  .record({
    words: anyWords(publicWords),
    application: fc.constantFrom('Editor', 'Firefox', 'Maps'),
    more: anyText,
  })
  .map(({ words, application, more }) => ({
    facts: { application, title: `${words.split(' ')[0]} ${more}`, url: null, own: false },
    words,
    isSecret: false,
    rule: null,
  }));

const secretWindow: fc.Arbitrary<Desktop> = fc
  .record({
    word: fc.constantFrom(...secretWords),
    words: anyWords(secretWords),
    before: anyText,
    after: anyText,
  })
  .chain(({ word, words, before, after }) =>
    fc
      .record({
        by: fc.constantFrom(
          'title',
          'part of title',
          'application',
          'site',
          'private window',
          'password manager',
        ),
        pattern: anyCase(word),
        title: anyCase(word),
      })
      .map(({ by, pattern, title }): Desktop => {
        const named = `${before} ${title} ${after}`;
        const shown = (facts: Partial<WindowFacts>, rule: ExclusionRule | null): Desktop => ({
          facts: { application: 'Viewer', title: named, url: null, own: false, ...facts },
          words,
          isSecret: true,
          rule,
        });
        if (by === 'title') return shown({}, { kind: 'title', pattern });
        if (by === 'part of title') {
          return shown({}, { kind: 'title', pattern: `${pattern.slice(0, 4)}*${pattern.slice(-3)}` });
        }
        if (by === 'application') return shown({ application: title }, { kind: 'application', pattern });
        if (by === 'site') {
          const url = `https://www.${word}.example/${encodeURIComponent(word)}`;
          return shown({ application: 'Firefox', url }, { kind: 'site', pattern: `${pattern}.example` });
        }
        if (by === 'private window') {
          return shown(
            { application: 'Firefox', title: `${named} — Mozilla Firefox Private Browsing` },
            null,
          );
        }
        return shown({ application: 'KeePassXC', title: `${word}.kdbx - KeePassXC` }, null);
      }),
  );

const anyWindow = fc.oneof({ weight: 3, arbitrary: publicWindow }, { weight: 1, arbitrary: secretWindow });
/** What is on the screen, from the front to the back, when it is asked for, when it is taken, and when asked again. */
const anyMoment = fc
  .record({
    windows: fc.array(anyWindow, { minLength: 1, maxLength: 3 }),
    comesUp: fc.option(anyWindow, { freq: 3 }),
    isInFront: fc.boolean(),
    isInPicture: fc.boolean(),
    tellsOnlyActive: fc.boolean(),
  })
  .map(({ windows, comesUp, isInFront, isInPicture, tellsOnlyActive }) => {
    const before = tellsOnlyActive ? windows.slice(0, 1) : windows;
    const isFirst = isInFront || tellsOnlyActive;
    const more = comesUp ? [comesUp] : [];
    const after = isFirst ? [...more, ...before].slice(0, 3) : [...before.slice(0, 2), ...more];
    return { before, picture: isInPicture ? after : before, after, tellsOnlyActive };
  });

it('of an excluded window nothing is in any byte on disk, after decrypting all of it', async ({
  onTestFinished,
}) => {
  const data = makeDataFolder();
  onTestFinished(() => data.remove());
  const bed = await startEngine(data.folder);
  const lines: string[] = [];
  const clock = new FakeClock();
  let stored = 0;
  let excluded = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyMoment, { minLength: 1, maxLength: 4 }), async (moments) => {
      const all = moments.flatMap(({ before, after }) => [...before, ...after]);
      const rules = all.flatMap(({ rule }) => (rule ? [rule] : []));
      let report: WindowReport = { active: null, visible: [] };
      let next: { picture: Grab; report: WindowReport } | null = null;
      const accepted: AcceptedFrame[] = [];
      const loop = new CaptureLoop({
        clock,
        log: createLog('capture', (line) => lines.push(line)),
        sources: [
          {
            name: 'desktop-capturer',
            async grab() {
              const { picture, report: after } = next!;
              report = after;
              return [picture];
            },
          },
        ],
        windows: { read: () => Promise.resolve(report) },
        sink: {
          async accept(frame) {
            accepted.push(frame);
            return bed.ask('frame.accept', frame);
          },
          noteGap: (kind, startedAt, endedAt) =>
            void bed.engine.dispatch('gap.note', { kind, startedAt, endedAt }),
        },
        gate: () => createGate({ presetsOff: [], rules }),
        settings: () => testSettings(),
        idleSeconds: () => 0,
      });
      loop.update({ agreed: true, engineReady: true });
      loop.start();
      for (const { before, picture, after, tellsOnlyActive } of moments) {
        const told = (windows: readonly Desktop[]): WindowReport => ({
          active: windows[0]!.facts,
          visible: tellsOnlyActive ? null : windows.map(({ facts }) => facts),
        });
        report = told(before);
        next = { picture: await drawDesktop(picture), report: told(after) };
        await clock.advance(2_000);
        await loop.drain();
      }
      const { counters } = loop.status();
      await loop.stop();
      stored += counters.kept;
      excluded += counters.excluded;
      for (const frame of accepted) {
        expect(`${frame.application} ${frame.title} ${frame.url}`).not.toMatch(secretTrace);
        expect(
          await secretPixels(sharp(Buffer.from(frame.pixels.bytes), { raw: { ...size, channels: 4 } })),
        ).toBe(0);
      }
    }),
    { numRuns: 40 },
  );
  expect(stored).toBeGreaterThan(10);
  expect(excluded).toBeGreaterThan(10);
  await bed.ask('engine.drain', {});
  expect((await bed.ask('search.query', { text: publicWords.join(' ') })).hits.length).toBeGreaterThan(3);
  for (const { id } of (await bed.ask('search.query', { text: 'harbour', limit: 50 })).hits.map(
    ({ frameId }) => ({ id: frameId! }),
  )) {
    await bed.ask('frame.image', { id, size: 'thumbnail' });
  }
  await bed.close();

  expect([...lines, ...bed.logLines].filter((line) => secretTrace.test(line))).toEqual([]);
  for (const [name, bytes] of filesOf(data.folder)) {
    expect(secretTrace.test(bytes.toString('latin1')), name).toBe(false);
    expect(secretTrace.test(bytes.toString('utf16le')), name).toBe(false);
  }
  const keys = deriveKeys(engineKey);
  const store = openDatabase({
    file: join(data.folder, 'mneme.db'),
    key: keys.database,
    sqliteBinding: process.env['MNEME_SQLITE_BINDING'] ?? null,
    log: silentLog,
  });
  const tables = store.db.column<string>("SELECT name FROM sqlite_schema WHERE type = 'table'");
  expect(tables).toContain('unit_terms');
  let values = 0;
  for (const table of tables) {
    for (const row of store.db.all<Record<string, unknown>>(`SELECT * FROM "${table}"`)) {
      for (const [column, value] of Object.entries(row)) {
        const text = value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value);
        expect(text, `${table}.${column}`).not.toMatch(secretTrace);
        values++;
      }
    }
  }
  expect(values).toBeGreaterThan(100);
  // The packed words are not to be seen in their blob; a vector is of a unit's text, which was looked through above.
  expect(
    store.db.value('SELECT count(*) FROM unit_vectors WHERE unit_id NOT IN (SELECT id FROM units)'),
  ).toBe(0);
  store.close();
  const words = await startEngine(data.folder);
  const images = createImageFiles({ folder: join(data.folder, 'images'), key: keys.images });
  for (const id of await images.list()) {
    const frame = await words.ask('frame.get', { id });
    expect(frame.words.map(({ text }) => text).join(' ')).not.toMatch(secretTrace);
    expect(await secretPixels(sharp(await images.read(id))), `picture of frame ${id}`).toBe(0);
  }
  await words.close();
}, 120_000);

function filesOf(folder: string): [string, Buffer][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => [file.name, readFileSync(join(file.parentPath, file.name))]);
}

/** The windows one below the other; those that are secret have a ground of their own. */
async function drawDesktop(windows: readonly Desktop[]): Promise<Grab> {
  const { r, g, b } = secretColour;
  const bands = windows.map(
    ({ words, isSecret }, i) =>
      `<rect y="${i * bandHeight}" width="100%" height="${bandHeight - 4}" fill="${isSecret ? `rgb(${r},${g},${b})` : '#ffffff'}"/>
       <text x="24" y="${i * bandHeight + 70}" font-family="DejaVu Sans" font-size="28" fill="#000000">${words}</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}"><rect width="100%" height="100%" fill="#d8d8d8"/>${bands.join('')}</svg>`;
  const picture = sharp(Buffer.from(svg)).ensureAlpha();
  const small = await picture.clone().resize(192, 108, { fit: 'fill' }).raw().toBuffer();
  const full = await picture.raw().toBuffer();
  return {
    display: { id: 'one', label: 'Display' },
    ...size,
    thumbnail: { width: 192, height: 108, bytes: swapRedAndBlue(small) },
    pixels: () => ({ format: 'bgra', bytes: swapRedAndBlue(full) }),
  };
}

function swapRedAndBlue(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes);
  for (let at = 0; at < copy.length; at += 4) [copy[at], copy[at + 2]] = [copy[at + 2]!, copy[at]!];
  return copy;
}

/** How many pixels have nearly the secret colour, whichever way round red and blue are. */
async function secretPixels(picture: Sharp): Promise<number> {
  const { data, info } = await picture.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let count = 0;
  for (let at = 0; at < data.length; at += info.channels) {
    const [a, green, c] = [data[at]!, data[at + 1]!, data[at + 2]!];
    if (a > 170 && c > 150 && green < 60) count++;
  }
  return count;
}
