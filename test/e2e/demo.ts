/**
 * `npm run demo`: the main job from end to end, with nobody watching. Real windows of other programs are opened, seen,
 * read and found again by the real application. Exits 0 only when every question found its window first.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { newUserData, projectRoot, startApp, type RunningApp } from './app.ts';
import { scenes, type Scene } from './demo-scenes.ts';
import { openWindow } from './foreign-windows.ts';
import { photographViews } from './screenshots.ts';

interface Finding {
  readonly question: string;
  readonly expected: string;
  readonly found: string | null;
  readonly score: number;
  readonly reason: string;
  readonly tookMs: number;
  readonly ok: boolean;
}

const json = process.argv.includes('--json');
const say = (line: string): void => {
  if (!json) console.log(line);
};

const screenshotFolder = join(projectRoot, 'demo-output');
const data = await newUserData();
try {
  await mkdir(screenshotFolder, { recursive: true });
  assertQuestionsUseOtherWords();
  say('Starting Mneme, agreeing to be recorded.');
  const app = await startApp({ userData: data.path });
  await app.request('app.agree', {});
  await setVisible(app, false);
  for (const scene of scenes) await show(app, scene);
  await setVisible(app, true);
  say('Waiting until everything is read and has its vector.');
  const started = Date.now();
  const status = await app.request('app.drain', {});
  const drainMs = Date.now() - started;
  say(
    `Seen ${status.counters.seen}, kept ${status.counters.kept}, same ${status.counters.same}, ` +
      `excluded ${status.counters.excluded}, failed ${status.counters.failed}.`,
  );
  const findings: Finding[] = [];
  for (const scene of scenes) findings.push(await ask(app, scene));
  await photographViews(app, screenshotFolder, scenes[0]!.question);
  await app.quit();
  const found = findings.filter((finding) => finding.ok).length;
  if (json)
    console.log(JSON.stringify({ findings, found, drainMs, counters: status.counters, screenshotFolder }));
  say(`Screenshots of every view: ${screenshotFolder}`);
  say(`${found} of ${findings.length} questions found their window.`);
  process.exitCode = found === findings.length ? 0 : 1;
} finally {
  await data.remove();
}

/** Opens the scene's window and closes it once a frame of it is on disk. */
async function show(app: RunningApp, { window }: Scene): Promise<void> {
  const open = await openWindow(window);
  say(`Showing "${window.title}" (${window.program}).`);
  try {
    await waitUntilSeen(app, window.title);
  } finally {
    await open.close();
  }
}

/** As somebody who works would have it: Mneme closed to the tray. */
async function setVisible(app: RunningApp, isVisible: boolean): Promise<void> {
  await app.electron.evaluate(({ BrowserWindow }, isVisible) => {
    const window = BrowserWindow.getAllWindows()[0];
    if (isVisible) window?.show();
    else window?.hide();
  }, isVisible);
}

async function waitUntilSeen(app: RunningApp, title: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  const day = localDay(new Date());
  while (Date.now() < deadline) {
    const { frames } = await app.request('timeline.day', { day });
    if (frames.some((frame) => frame.title?.includes(title))) return;
  }
  const { recording } = await app.request('app.status', {});
  throw new Error(
    `No frame of "${title}" reached the disk within 60 s: ${recording.state} ${recording.reason}`,
  );
}

async function ask(app: RunningApp, { window, question }: Scene): Promise<Finding> {
  const { hits, tookMs } = await app.request('search.query', { text: question, limit: 5 });
  const first = hits[0];
  const ok = first?.title?.includes(window.title) ?? false;
  const reason = first?.reasons.map(({ arm, score }) => `${arm} ${score.toFixed(2)}`).join(', ') ?? '';
  const found = first?.title ?? null;
  const score = first?.score ?? 0;
  say(
    `${ok ? 'found ' : 'MISSED'} "${question}" → "${found}"  score ${score.toFixed(2)} (${reason}), ${tookMs.toFixed(0)} ms`,
  );
  return { question, expected: window.title, found, score, reason, tookMs, ok };
}

/** The demo shows meaning, so a question that shares a word with its window's text would prove nothing. */
function assertQuestionsUseOtherWords(): void {
  const small = new Set('how much will it to the at does my from with for a when'.split(' '));
  for (const { window, question } of scenes) {
    const text = new Set(wordsOf(`${window.title} ${window.text}`));
    const shared = wordsOf(question).filter((word) => !small.has(word) && text.has(word));
    if (shared.length > 0) throw new Error(`"${question}" shares ${shared.join(', ')} with its window.`);
  }
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}

function localDay(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
