/** Conversation memory with what other features give it: agents and rooms, and the keys of servers. Loaded when it is first opened. */
import { ParticipantsPart } from '../features/agents/participants-part.tsx';
import { ConversationMemoryView } from '../features/conversation-memory/conversation-memory-view.tsx';
import { ServerKey } from '../features/settings/server-key.tsx';
import type { Places } from './use-places.ts';

interface ConversationMemoryPlaceProps {
  readonly places: Places;
}

export function ConversationMemoryPlace({ places }: ConversationMemoryPlaceProps) {
  return (
    <ConversationMemoryView
      tab={places.memoryTab}
      onTab={places.setMemoryTab}
      draft={places.memoryDraft}
      onDraft={places.setMemoryDraft}
      participants={<ParticipantsPart />}
      serverKey={(server) => <ServerKey server={server} onChange={() => {}} />}
      onOpenSession={(sessionId) => places.openMessage(sessionId, null)}
      onModels={() => places.openSettings('models')}
    />
  );
}
