/** What the chat sees and keeps by other rooms: the screen of this moment, the words on a picture, secrets for the vault. */
import type { FrameId } from '../../src-preload/contract/frames.ts';
import type { Clock } from '../base/clock.ts';
import type { ChatParts } from '../chat/chat-parts.ts';
import { readFrame } from '../intake/frame-detail.ts';
import type { ImageFiles } from '../intake/intake-parts.ts';
import type { VaultValues } from '../memory/vault/vault-values.ts';
import type { Ocr } from '../ocr/ocr.ts';
import type { ReadableDb } from '../store/statements.ts';
import { offerRemoved } from './vault-handlers.ts';

export interface ChatSensesParts {
  readonly db: ReadableDb;
  readonly clock: Clock;
  readonly ocr: () => Ocr;
  readonly images: Pick<ImageFiles, 'read'>;
  readonly vault: VaultValues;
  readonly keepsSecrets: () => boolean;
}

export function createChatSenses({
  db,
  clock,
  ocr,
  images,
  vault,
  keepsSecrets,
}: ChatSensesParts): Pick<ChatParts, 'screen' | 'readPicture' | 'keepSecrets'> {
  const readPicture = async (bytes: Uint8Array): Promise<string> => linesOf(await ocr().read(bytes, null));
  return {
    readPicture,
    screen: {
      async newest() {
        const id = db.value<FrameId>('SELECT id FROM frames ORDER BY captured_at DESC, id DESC LIMIT 1');
        if (id === undefined) return null;
        const { application, title, reading, words, hasImage } = readFrame(db, id, '', clock.now());
        // A frame of a moment ago still waits to be read.
        const text =
          reading === 'waiting' && hasImage ? await readPicture(await images.read(id)) : linesOf(words);
        const picture = hasImage ? { mime: 'image/webp', bytes: await images.read(id) } : null;
        return { id, application, title, text, picture };
      },
    },
    keepSecrets(removed, { messageId, at, isAsked }) {
      if (!isAsked && !keepsSecrets()) return false;
      offerRemoved(vault, removed, { source: { kind: 'message', messageId }, at, place: 'the chat' });
      return true;
    },
  };
}

function linesOf(words: readonly { readonly text: string; readonly line: number }[]): string {
  const lines = new Map<number, string[]>();
  for (const { line, text } of words) lines.set(line, [...(lines.get(line) ?? []), text]);
  return [...lines.values()].map((line) => line.join(' ')).join('\n');
}
