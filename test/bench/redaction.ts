/**
 * What is taken out of texts and screens: secrets found and falsely found, what survives rendering and reading, personal data,
 * false alarms on ordinary screens, and how long a frame takes. `--file` is another file of labelled secrets.
 */
import { availableParallelism, loadavg } from 'node:os';
import path from 'node:path';
import { silentLog } from '../../src-main/base/log.ts';
import { cutLines } from '../../src-main/images/cut-lines.ts';
import { encodeFrame } from '../../src-main/images/image-codec.ts';
import { paintOver } from '../../src-main/images/paint-over.ts';
import { createOcr } from '../../src-main/ocr/create-ocr.ts';
import { shippedLanguagesFolder } from '../../src-main/ocr/languages.ts';
import { findSecrets } from '../../src-main/privacy/find-secrets.ts';
import { findSpans } from '../../src-main/privacy/redact.ts';
import { redactWords, type WordOnScreen } from '../../src-main/privacy/redact-words.ts';
import { createRenderer } from './day/render-windows.ts';
import { makeDay } from './day/the-day.ts';
import { leaks } from './redaction/leaks.ts';
import { scorePersonalData } from './redaction/personal-data.ts';
import { readSecretCases, secretsOf, someOfEachRule, type SecretCase } from './redaction/secret-cases.ts';
import { drawPages, pageLooks } from './redaction/secret-pages.ts';
import type { BenchArgs, BenchReport, Floor } from './report.ts';
import { benchDataFolder } from './retrieval/bench-data.ts';

/** Of each rule so many cases are rendered, each in so many of the twelve looks. */
const casesOfRule = 1;
const looksOfCase = 3;
/** Every so many pages are painted and read again. */
const repaintEvery = 8;
const longLine = 100_000;

export async function run({ file }: BenchArgs): Promise<BenchReport> {
  const folder = benchDataFolder();
  const figures: Record<string, number> = {};
  const floors: Record<string, Floor> = {};
  const atLeast = (name: string, floor: number, value: number): void => {
    figures[name] = value;
    floors[name] = { floor, value, ok: value >= floor };
  };
  const atMost = (name: string, floor: number, value: number): void => {
    figures[name] = value;
    floors[name] = { floor, value, ok: value <= floor };
  };
  if (folder !== null || file !== null) {
    const cases = readSecretCases(file ?? path.join(folder!, 'secrets/secrets-dev.jsonl'));
    const { recall, precision } = scoreSecrets(cases);
    figures['cases'] = cases.length;
    atLeast('secretsRecall', 0.95, recall);
    atLeast('secretsPrecision', 0.97, precision);
    const survived = await renderAndRead(cases);
    figures['secretsRendered'] = survived.shown;
    figures['survivedReadingPercent'] = survived.readable;
    atMost('leakedPercent', 10, survived.leaked);
    atMost('leakedFromPaintedPercent', 10, survived.leakedFromPainted);
    atMost('frameCpuP95Ms', 20, survived.p95Ms);
  }
  const personal = folder && scorePersonalData(folder);
  if (personal) {
    atLeast('personalDataF1', 95, personal.f1);
    figures['personalDataPrecision'] = personal.precision;
    figures['personalDataRecall'] = personal.recall;
    figures['personalDataSpans'] = personal.labelled;
  }
  const day = await ordinaryScreens();
  figures['ordinaryWords'] = day.words;
  atMost('falseAlarmsPerThousandWords', 1, day.alarms);
  atMost('longLineCpuMs', 50, slowestLongLine());
  return {
    bench: 'redaction',
    setting: `${availableParallelism()} cores at a load of ${loadavg()[0]!.toFixed(1)}; ${casesOfRule} cases of each rule in ${looksOfCase} of ${pageLooks.length} looks (3 fonts, 13 and 17 px, light and dark), read by the product's reader; day pages in words`,
    figures,
    floors,
  };
}

/** A case counts where a span touches a labelled one, or where any is found if none is labelled. */
function scoreSecrets(cases: readonly SecretCase[]): { readonly recall: number; readonly precision: number } {
  let right = 0;
  let missed = 0;
  let wrong = 0;
  for (const { text, hasSecret, spans } of cases) {
    const found = findSecrets(text);
    const isHit =
      spans.length > 0
        ? spans.some(([start, end]) => found.some((span) => span.start < end && start < span.end))
        : found.length > 0;
    if (hasSecret && isHit) right++;
    else if (hasSecret) missed++;
    else if (found.length > 0) wrong++;
  }
  return { recall: rounded(right / (right + missed), 4), precision: rounded(right / (right + wrong), 4) };
}

interface Survival {
  readonly shown: number;
  /** Secrets of which eight characters in a row are in what was read, in per cent: what could leak. */
  readonly readable: number;
  readonly leaked: number;
  readonly leakedFromPainted: number;
  readonly p95Ms: number;
}

async function renderAndRead(cases: readonly SecretCase[]): Promise<Survival> {
  const chosen = someOfEachRule(cases, casesOfRule)
    .map((one) => ({ ...one, secrets: secretsOf(one) }))
    .filter(({ secrets }) => secrets.length > 0);
  const ocr = createOcr({
    languages: ['eng'],
    languageFolders: [shippedLanguagesFolder],
    cut: cutLines,
    log: silentLog,
  });
  const count = { shown: 0, readable: 0, leaked: 0, repainted: 0, leakedFromPainted: 0 };
  const times: number[] = [];
  const verbose = process.env['MNEME_BENCH_VERBOSE'] !== undefined;
  let nthPage = 0;
  try {
    for (const [nth, look] of pageLooks.entries()) {
      const step = pageLooks.length / looksOfCase;
      const inLook = chosen.filter((_, i) => i % step === nth % step);
      for (const page of await drawPages(
        inLook.map(({ text }) => text),
        look,
      )) {
        const stored = await encodeFrame(
          { format: 'encoded', bytes: new Uint8Array(page.picture) },
          { width: 1, height: 1 },
        );
        const read = await ocr.read(stored.bytes, null);
        const start = process.cpuUsage();
        const { words, boxes } = redactWords(read, ['card']);
        times.push(cpuMsSince(start));
        const before = textOf(read);
        const after = textOf(words);
        const isRepainted = nthPage++ % repaintEvery === 0;
        const again = isRepainted
          ? textOf(await ocr.read((await paintOver(stored.bytes, boxes)).bytes, null))
          : null;
        for (const { secrets, rule, text } of page.texts.map((i) => inLook[i]!)) {
          for (const secret of secrets) {
            count.shown++;
            if (leaks(secret, before)) count.readable++;
            if (leaks(secret, after)) {
              count.leaked++;
              if (verbose)
                console.error(
                  `leaked: ${rule} ${JSON.stringify(text.slice(0, 100))} → ${nearest(secret, after)}`,
                );
            }
            if (again === null) continue;
            count.repainted++;
            if (leaks(secret, again)) count.leakedFromPainted++;
          }
        }
      }
    }
  } finally {
    await ocr.close();
  }
  return {
    shown: count.shown,
    readable: rounded((100 * count.readable) / count.shown, 1),
    leaked: rounded((100 * count.leaked) / count.shown, 1),
    leakedFromPainted: rounded((100 * count.leakedFromPainted) / count.repainted, 1),
    p95Ms: rounded(times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)]!, 1),
  };
}

/** Windows of a generated working day: no secret stands on them, so whatever is found is a false alarm. */
async function ordinaryScreens(): Promise<{ readonly words: number; readonly alarms: number }> {
  const renderer = createRenderer();
  let words = 0;
  let alarms = 0;
  try {
    for (const window of makeDay(1, 60).windows) {
      const { facts } = await renderer.shoot({ window, scrollTop: 0, isTyped: true });
      words += facts.words.length;
      const text = textOf(facts.words);
      const found = findSpans(text, []);
      alarms += found.length;
      if (process.env['MNEME_BENCH_VERBOSE'] !== undefined)
        for (const { start, end, rule } of found)
          console.error(`false alarm: ${rule} ${JSON.stringify(text.slice(Math.max(0, start - 40), end))}`);
    }
  } finally {
    await renderer.close();
  }
  return { words, alarms: rounded((1000 * alarms) / words, 2) };
}

/** The slowest of some lines that a careless pattern takes for ever on, each at its quickest of three: the first compiles. */
function slowestLongLine(): number {
  const lines = [
    'a',
    '-',
    'a-',
    'A1',
    'password ',
    'key=',
    'x.',
    '0 ',
    '://a:',
    'eyJ',
    'sk-',
    'BEGIN PRIVATE KEY ',
    'a@',
    '1:',
    'token="',
  ];
  const times = lines.map((piece) => {
    const line = piece.repeat(Math.ceil(longLine / piece.length)).slice(0, longLine);
    const ms = Math.min(
      ...[1, 2, 3].map(() => {
        const start = process.cpuUsage();
        findSpans(line, ['card', 'mail', 'phone', 'iban', 'ssn', 'ip']);
        return cpuMsSince(start);
      }),
    );
    if (process.env['MNEME_BENCH_VERBOSE'] !== undefined)
      console.error(`line of ${JSON.stringify(piece)}: ${ms.toFixed(0)} ms`);
    return ms;
  });
  return rounded(Math.max(...times), 0);
}

function textOf(words: readonly Pick<WordOnScreen, 'text' | 'line'>[]): string {
  return words
    .map(({ text, line }, i) => `${i === 0 ? '' : words[i - 1]!.line === line ? ' ' : '\n'}${text}`)
    .join('');
}

function nearest(secret: string, kept: string): string {
  const text = kept.replaceAll(/\s/g, '');
  const at =
    Array.from(secret, (_, i) => text.indexOf(secret.slice(i, i + 8))).find((index) => index >= 0) ?? 0;
  return JSON.stringify(text.slice(Math.max(0, at - 40), at + 80));
}

/** The machine may be shared, and nothing else runs in this process meanwhile. */
function cpuMsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
