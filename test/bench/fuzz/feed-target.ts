/** One target in a process of its own, fed input after input; tells before each one which it is, so that an end or a hang has a name. */
import { mkdirSync } from 'node:fs';
import { closeNetwork } from '../../../src-main/base/network-guard.ts';
import { threadMs } from '../extraction/thread-time.ts';
import { repeatable } from '../large-store/numbers.ts';
import { openArchive } from './archive-target.ts';
import { openConfig } from './config-target.ts';
import { openImport } from './import-target.ts';
import { openIpc } from './ipc-target.ts';
import { openMarkdown } from './markdown-target.ts';
import { openReply } from './reply-target.ts';
import { openSealed } from './sealed-target.ts';
import type { Ground, OpenTarget } from './target.ts';

export const targets = {
  ipc: openIpc,
  config: openConfig,
  imports: openImport,
  archive: openArchive,
  replies: openReply,
  markdown: openMarkdown,
  sealed: openSealed,
} satisfies Readonly<Record<string, OpenTarget>>;
export type TargetName = keyof typeof targets;

export interface FeedOrders extends Ground {
  readonly target: TargetName;
  readonly seed: number;
  readonly from: number;
  readonly to: number;
}

export type FeedMessage =
  | { readonly kind: 'feeding'; readonly input: number }
  | { readonly kind: 'wrong'; readonly input: number; readonly what: string }
  /** Processor time of the thread for the slowest input. */
  | { readonly kind: 'done'; readonly slowestMs: number; readonly slowest: number };

const slowMs = 1_000;
const { target, seed, from, to, ...ground } = JSON.parse(process.argv[2]!) as FeedOrders;
const tell = (message: FeedMessage): void => void process.send!(message);

let input = from;
for (const event of ['unhandledRejection', 'uncaughtException'] as const)
  process.on(event, (error: unknown) =>
    tell({
      kind: 'wrong',
      input,
      what: `an ${event}: ${error instanceof Error ? error.stack : String(error)}`,
    }),
  );

closeNetwork();
mkdirSync(ground.inside, { recursive: true });
const opened = await targets[target](ground).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
const slowest = { ms: 0, input: from };
for (; input < to; input += 1) {
  if (input % 20 === 0) tell({ kind: 'feeding', input });
  const begun = threadMs();
  try {
    const what = await opened.feed(repeatable(seed * 1_000_003 + input));
    if (what !== null) tell({ kind: 'wrong', input, what });
  } catch (error) {
    tell({
      kind: 'wrong',
      input,
      what: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
  const ms = threadMs() - begun;
  if (ms > slowest.ms) Object.assign(slowest, { ms, input });
  if (ms > slowMs) tell({ kind: 'wrong', input, what: `took ${Math.round(ms)} ms` });
}
await opened.close?.();
process.send!({ kind: 'done', slowestMs: slowest.ms, slowest: slowest.input } satisfies FeedMessage, () =>
  process.exit(),
);
