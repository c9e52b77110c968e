/** For how long the engine's thread serves nobody else while it answers in the chat and looks for what can be tidied up. */
import type { EngineBed } from '../../helpers/engine-bed.ts';
import { watchBlocks } from '../extraction/thread-time.ts';
import type { DayQuestion } from './layout.ts';

/** Enough to meet long answers and short ones. */
const asked = 20;

export interface LongestBlocks {
  /** Milliseconds of processor time. */
  readonly chatMs: number;
  readonly tidyMs: number;
}

export async function measureBlocks(
  questions: readonly DayQuestion[],
  bed: EngineBed,
): Promise<LongestBlocks> {
  const watch = watchBlocks();
  try {
    const { id: sessionId } = await bed.ask('chat.create-session', {});
    watch.begin();
    for (const { text } of questions.slice(0, asked)) {
      await bed.ask('chat.send', { sessionId, text });
      await bed.engine.drain();
    }
    await watch.lookOnce();
    const chatMs = watch.longestMs();
    watch.begin();
    await bed.ask('tidy.preview', {});
    await watch.lookOnce();
    return { chatMs, tidyMs: watch.longestMs() };
  } finally {
    watch.stop();
  }
}
