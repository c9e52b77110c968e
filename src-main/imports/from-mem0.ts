/** mem0: what `get_all()` answers, as JSON. The schema is `MemoryItem` of mem0ai/mem0, mem0/configs/base.py. */
import { z } from 'zod';
import { titleLine } from '../memory/memory-writer.ts';
import { foreignMemory, timeOf, type Read } from './incoming.ts';

const mem0Schema = z.object({
  id: z.string().min(1).max(500),
  memory: z.string().trim().min(1).max(50_000),
  created_at: z.string().nullish(),
  updated_at: z.string().nullish(),
  user_id: z.string().nullish(),
});

export function fromMem0(value: unknown): Read | null {
  const { id, memory, created_at: createdAt } = mem0Schema.parse(value);
  const isLong = memory.length > 2_000;
  const title = titleLine(memory.slice(0, 200));
  return {
    type: 'memory',
    incoming: {
      memory: {
        ...foreignMemory('mem0', id, timeOf(createdAt)),
        kind: 'semantic',
        title,
        fields: { name: title, summary: isLong ? '' : memory, details: isLong ? memory : '', origin: 'mem0' },
      },
      sources: [],
    },
  };
}
