/**
 * A fresh process with the product's engine on a large store. It answers how long the engine took until it could search by
 * meaning, how long each of the first questions took, and, where it is asked, the same questions again when warm.
 */
import { startEngine } from '../../helpers/engine-bed.ts';
import { largeStoreKey } from './large-store.ts';
import type { AskFigures, AskTask } from './ask-in-process.ts';

process.once('message', (task: AskTask) => {
  void measure(task).then((figures) => process.send!(figures, () => process.disconnect()));
});

async function measure({ dataFolder, cold, warm }: AskTask): Promise<AskFigures> {
  const startedAt = performance.now();
  const bed = await startEngine(dataFolder, { key: largeStoreKey });
  const startedMs = performance.now() - startedAt;
  await bed.ask('engine.drain', {});
  const readyMs = performance.now() - startedAt;
  const atRestMb = process.memoryUsage().rss / 1e6;
  const coldMs: number[] = [];
  for (const text of cold) coldMs.push((await timed(text, {})).ms);
  const warmTimes: Record<string, { ms: number[]; cpuMs: number[] }> = {};
  for (const [name, { texts, more }] of Object.entries(warm)) {
    for (const text of texts) await timed(text, more);
    const times = [];
    for (const text of texts) times.push(await timed(text, more));
    warmTimes[name] = { ms: times.map(({ ms }) => ms), cpuMs: times.map(({ cpuMs }) => cpuMs) };
  }
  const afterMb = process.memoryUsage().rss / 1e6;
  await bed.close();
  return { startedMs, readyMs, atRestMb, afterMb, coldMs, warm: warmTimes };

  async function timed(text: string, more: object): Promise<{ ms: number; cpuMs: number }> {
    const askedAt = performance.now();
    const before = process.cpuUsage();
    const answer = await bed.ask('search.query', { text, ...more });
    const ms = performance.now() - askedAt;
    const { user, system } = process.cpuUsage(before);
    if (answer.missing.length > 0) throw new Error(`Only a part was searched: ${answer.missing[0]!.reason}`);
    return { ms, cpuMs: (user + system) / 1000 };
  }
}
