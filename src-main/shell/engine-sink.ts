/** Hands kept frames and gaps to the engine: capture's `FrameSink`. */
import { unwrap } from '../../src-preload/contract/errors.ts';
import type { GapKind } from '../../src-preload/contract/timeline.ts';
import type { Log } from '../base/log.ts';
import type { FrameSink } from '../capture/ports.ts';
import type { EngineHost } from './engine-host.ts';

const mostGapsKept = 500;

export interface EngineSink extends FrameSink {
  /** The engine is ready: it gets the gaps that were noted while it was not. */
  sendGaps(): void;
}

export function createEngineSink(engine: Pick<EngineHost, 'request'>, log: Log): EngineSink {
  let gaps: { kind: GapKind; startedAt: number; endedAt: number }[] = [];

  async function send(gap: (typeof gaps)[number]): Promise<void> {
    const result = await engine.request('gap.note', gap);
    if (result.ok) return;
    if (result.error.code === 'engine-unavailable') gaps = [...gaps, gap].slice(-mostGapsKept);
    else log('warn', 'A gap was not noted.', { kind: gap.kind, reason: result.error.message });
  }

  return {
    accept: async (frame) => unwrap(await engine.request('frame.accept', frame)),
    noteGap: (kind, startedAt, endedAt) => void send({ kind, startedAt, endedAt }),
    sendGaps() {
      const kept = gaps;
      gaps = [];
      for (const gap of kept) void send(gap);
    },
  };
}
