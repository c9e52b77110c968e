/** What somebody does with their memories in a minute of either soak: in every third one is written, or deleted for good. */
import type { memoryRequests } from '../../../src-preload/contract/memory.ts';
import type { memoryStepsRequests } from '../../../src-preload/contract/memory-steps.ts';
import type { InputOf, OutputOf } from '../../../src-preload/contract/route.ts';

type Asked = Pick<typeof memoryRequests, 'memory.list' | 'memory.create'> &
  Pick<typeof memoryStepsRequests, 'memory.delete'>;

/** `ask` reaches the engine, by the window or without. Answers whether it was such a minute. */
export async function passMinuteOfMemories(
  minute: number,
  ask: <Name extends keyof Asked>(name: Name, input: InputOf<Asked, Name>) => Promise<OutputOf<Asked, Name>>,
): Promise<boolean> {
  if (minute % 3 !== 0) return false;
  const { memories } = await ask('memory.list', { limit: 50 });
  const one = memories.find(({ kind }) => kind === 'semantic');
  if (one && minute % 2 === 0) await ask('memory.delete', { ids: [one.id], forGood: true });
  else
    await ask('memory.create', {
      kind: 'semantic',
      fields: { name: `Note of minute ${minute}`, summary: 'Something to keep', details: '', origin: '' },
    });
  return true;
}
