/**
 * How long from a key to the hits on the screen: the real application with a large store, typed into as a person does. The
 * moments are taken inside the window: when the key arrived, and when the picture with the answer to all that is typed was
 * drawn. `--set 100000` chooses the passages.
 */
import { availableParallelism } from 'node:os';
import type { Page } from 'playwright';
import { withBenchApplication } from './application/bench-application.ts';
import { quantile, round } from './large-store/numbers.ts';
import type { BenchArgs, BenchReport, Floor } from './report.ts';

const floorMs = 100;
/** Between two keys of a word: a fast typist. */
const keyMs = 90;
/** What is typed. Each has hits, and none a date: that would leave none. */
const questions = [
  'harbour walk with the kids',
  'painting class for beginners',
  'what book did she recommend',
  'adoption agency interview',
  'camping trip meteor shower',
  'pottery workshop bowl',
  'charity race for mental health',
  'new shoes for running',
];

export async function run(args: BenchArgs): Promise<BenchReport> {
  const units = Number(args.set ?? 100_000);
  const figures: Record<string, number> = {};
  const floors: Record<string, Floor> = {};
  const times = await withBenchApplication(units, async ({ userData }) => {
    const { startApp } = await import('../e2e/app.ts');
    const app = await startApp({ userData });
    try {
      for (;;) {
        const { meaning } = await app.request('app.status', {});
        if (meaning.state === 'ready') break;
      }
      await watchAnswers(app.page);
      const measured: number[] = [];
      // The first question warms: nobody measures the first key after the start, `start` does.
      for (const question of [questions[0]!, ...questions])
        measured.push(...(await type(app.page, question)));
      return measured.slice(questions[0]!.split(' ').length);
    } finally {
      await app.quit();
    }
  });
  if (!times) return { bench: 'typing', setting: 'no data', figures, floors };
  figures['words'] = times.length;
  figures['p50 ms'] = round(quantile(times, 0.5), 0);
  figures['p95 ms'] = round(quantile(times, 0.95), 0);
  figures['worst ms'] = round(quantile(times, 1), 0);
  const value = figures['p50 ms'];
  floors['p50 ms'] = { floor: floorMs, value, ok: value <= floorMs };
  const setting =
    `${availableParallelism()} cores, virtual display without a graphics card, ${units} passages, ` +
    `${questions.length} questions, a key every ${keyMs} ms, measured at the end of each word`;
  return { bench: 'typing', setting, figures, floors };
}

/** What the page knows of the last key: milliseconds until a drawn picture showed the answer to what then stood in the box. */
interface Watch {
  answered: Promise<number>;
}

/** Puts a watch into the page: `aria-busy` of the hits says whether they answer what stands in the box. */
async function watchAnswers(page: Page): Promise<void> {
  await page.evaluate(() => {
    const box = document.querySelector<HTMLInputElement>('[role=search] input')!;
    const drawn = (): Promise<number> =>
      new Promise((resolve) => {
        requestAnimationFrame(() => {
          // A message comes after the frame was handed over for drawing.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now());
          port2.postMessage(null);
        });
      });
    const answeredSince = async (keyAt: number): Promise<number> => {
      for (;;) {
        const at = await drawn();
        if (at - keyAt > 10_000) throw new Error('No hits came within ten seconds.');
        if (document.querySelector('#hits')?.getAttribute('aria-busy') === 'false') return at - keyAt;
      }
    };
    const watch: Watch = { answered: Promise.resolve(0) };
    // From the key on, not from when the driver asks: it rests after each key.
    const hearKey = ({ timeStamp }: KeyboardEvent): void => {
      watch.answered = answeredSince(timeStamp);
    };
    box.addEventListener('keydown', hearKey, true);
    (globalThis as unknown as { watch: Watch }).watch = watch;
  });
}

/** Types the question word by word and answers the milliseconds from each word's last key to its hits. */
async function type(page: Page, question: string): Promise<number[]> {
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: 'Search what was on your screen' }).click();
  const times: number[] = [];
  for (const [place, word] of question.split(' ').entries()) {
    await page.keyboard.type(place === 0 ? word : ` ${word}`, { delay: keyMs });
    times.push(await page.evaluate(() => (globalThis as unknown as { watch: Watch }).watch.answered));
  }
  return times;
}
