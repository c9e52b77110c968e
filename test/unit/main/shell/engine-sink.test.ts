import { describe, expect, it } from 'vitest';
import { fail, MnemeError, succeed } from '../../../../src-preload/contract/errors.ts';
import { foreign } from '../../../../src-preload/contract/sentences/say.ts';
import { silentLog } from '../../../../src-main/base/log.ts';
import { createEngineSink } from '../../../../src-main/shell/engine-sink.ts';

describe('the way to the engine', () => {
  it('keeps gaps that were noted while the engine was down and sends them once', async () => {
    let isUp = false;
    const noted: unknown[] = [];
    const sink = createEngineSink(
      {
        request: (_name, input) => {
          if (!isUp) return Promise.resolve(fail(new MnemeError('engine-unavailable', foreign('down'))));
          noted.push(input);
          return Promise.resolve(succeed({}) as never);
        },
      },
      silentLog,
    );
    sink.noteGap('failed', 1, 2);
    await Promise.resolve();
    await Promise.resolve();
    isUp = true;
    sink.sendGaps();
    sink.sendGaps();
    expect(noted).toEqual([{ kind: 'failed', startedAt: 1, endedAt: 2 }]);
  });

  it('rejects with the code when a frame does not reach the disk', async () => {
    const refused = fail(new MnemeError('disk-full', foreign('No space left.')));
    const sink = createEngineSink({ request: () => Promise.resolve(refused) }, silentLog);
    await expect(sink.accept({} as never)).rejects.toMatchObject({ code: 'disk-full' });
  });
});
