/** A hit beside the list of hits, shown by the feature that it belongs to. */
import type { Hit } from '../../src-preload/contract/search.ts';
import { MessagePreview } from '../features/chat/message-preview.tsx';
import { NotePreview } from '../features/conversation-memory/note-preview.tsx';
import { FramePreview } from '../features/frame/frame-preview.tsx';
import { MemoryPreview } from '../features/memories/memory-preview.tsx';
import type { Places } from './use-places.ts';

interface HitPreviewProps {
  readonly hit: Hit;
  readonly query: string;
  readonly places: Places;
}

export function HitPreview({ hit, query, places }: HitPreviewProps) {
  const { origin, frameId } = hit;
  const open = () => places.openHit(hit, query);
  if (origin.type === 'memory') return <MemoryPreview id={origin.id} doors={places} onOpen={open} />;
  if (origin.type === 'message') return <MessagePreview id={origin.id} onOpen={open} />;
  if (origin.type === 'note')
    return <NotePreview hit={hit} note={origin} onFiles={() => places.openConversationMemory('files')} />;
  return frameId === null ? null : <FramePreview id={frameId} query={query} onOpen={open} />;
}
