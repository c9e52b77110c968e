/** Keeps everything that shows conversation memory up to date. Used once, in the workspace. */
import { useQueryClient } from '@tanstack/react-query';
import type { RequestName } from './bridge.ts';
import { useEvent } from './use-event.ts';

const answers = [
  'flush.states',
  'conversation.scopes',
  'conversation.state',
  'conversation.files',
] as const satisfies readonly RequestName[];

export function useConversationMemoryEvents(): void {
  const client = useQueryClient();
  const outdate = (names: readonly RequestName[]) => {
    for (const name of names) void client.invalidateQueries({ queryKey: [name] });
  };
  useEvent('conversation-memory.changed', () => outdate(answers));
  useEvent('settings.changed', () => outdate([...answers, 'settings.preview', 'conversation.preview-copy']));
}
