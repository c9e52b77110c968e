/** Keeps everything that shows memories up to date. Used once, in the workspace. */
import { useQueryClient } from '@tanstack/react-query';
import type { RequestName } from './bridge.ts';
import { useEvent } from './use-event.ts';

/** The answers that a change of any memory may have outdated. */
export const memoryAnswers = [
  'memory.list',
  'memory.get',
  'memory.of-frame',
  'memory.statistics',
  'memory.core',
  'memory.related',
  'memory.uses',
  'memory.concepts',
] as const satisfies readonly RequestName[];

export function useMemoryEvents(): void {
  const client = useQueryClient();
  useEvent('memory.changed', () => {
    for (const name of memoryAnswers) void client.invalidateQueries({ queryKey: [name] });
  });
  // An answer that is whole may cite one.
  useEvent('chat.changed', () => void client.invalidateQueries({ queryKey: ['memory.uses'] }));
}
