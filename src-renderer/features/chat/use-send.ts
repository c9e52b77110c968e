/** Sending a question: a conversation is begun with the first one. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { NewAttachment } from '../../../src-preload/contract/chat.ts';
import { request } from '../../client/bridge.ts';
import type { Who } from './who.ts';

export interface Send {
  /** Answers whether it was taken. */
  readonly send: (text: string, attachments: NewAttachment[]) => Promise<boolean>;
  readonly busy: boolean;
  readonly error: Error | null;
}

/** `begun`: who takes part where the conversation begins with this question. */
export function useSend(
  sessionId: number | null,
  begun: Who & { readonly persona: string },
  onBegun: (sessionId: number) => void,
): Send {
  const client = useQueryClient();
  const sending = useMutation({
    mutationFn: async ({ text, attachments }: { text: string; attachments: NewAttachment[] }) => {
      const id = sessionId ?? (await request('chat.create-session', begun)).id;
      if (id !== sessionId) onBegun(id);
      await request('chat.send', { sessionId: id, text, attachments });
      await Promise.all([
        client.invalidateQueries({ queryKey: ['chat.messages', { sessionId: id }] }),
        client.invalidateQueries({ queryKey: ['chat.sessions'] }),
      ]);
    },
  });
  return {
    send: async (text, attachments) => {
      try {
        await sending.mutateAsync({ text, attachments });
        return true;
      } catch {
        // Shown from `error`; the box keeps what was written.
        return false;
      }
    },
    busy: sending.isPending,
    error: sending.error,
  };
}
