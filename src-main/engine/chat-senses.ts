/** What the chat sees and keeps by other rooms: the screen of this moment, the words on a picture, secrets for the vault. */
import type { FrameId } from '../../src-preload/contract/frames.ts';
import type { RedactionSettings } from '../../src-preload/contract/privacy.ts';
import type { Clock } from '../base/clock.ts';
import type { ChatParts } from '../chat/chat-parts.ts';
import { paintOver } from '../images/paint-over.ts';
import { readFrame } from '../intake/frame-detail.ts';
import type { ImageFiles } from '../intake/intake-parts.ts';
import type { VaultValues } from '../memory/vault/vault-values.ts';
import type { Ocr } from '../ocr/ocr.ts';
import type { ReadableDb } from '../store/statements.ts';
import { redactWords } from '../privacy/redact-words.ts';
import { offerRemoved } from './vault-handlers.ts';

export interface ChatSensesParts {
  readonly db: ReadableDb;
  readonly clock: Clock;
  readonly ocr: () => Ocr;
  readonly images: Pick<ImageFiles, 'read'>;
  readonly vault: VaultValues;
  readonly keepsSecrets: () => boolean;
  readonly privacy: () => RedactionSettings;
}

export function createChatSenses({
  db,
  clock,
  ocr,
  images,
  vault,
  keepsSecrets,
  privacy,
}: ChatSensesParts): Pick<ChatParts, 'screen' | 'readPicture' | 'keepSecrets'> {
  const readPicture: ChatParts['readPicture'] = async (picture) => {
    const words = await ocr().read(picture.bytes, null);
    const { boxes } = redactWords(words, privacy().personalData, privacy().rulesOff);
    if (boxes.length === 0) return { text: linesOf(words), picture };
    const painted = await paintOver(picture.bytes, boxes);
    return { text: linesOf(words), picture: { mime: 'image/webp', bytes: painted.bytes } };
  };
  return {
    readPicture,
    screen: {
      async newest() {
        const id = db.value<FrameId>('SELECT id FROM frames ORDER BY captured_at DESC, id DESC LIMIT 1');
        if (id === undefined) return null;
        const { application, title, reading, words, hasImage } = readFrame(db, id, '', clock.now());
        const picture = hasImage ? ({ mime: 'image/webp', bytes: await images.read(id) } as const) : null;
        // A frame of a moment ago still waits to be read, and its picture shows what nobody has looked for yet.
        if (reading !== 'read' && picture) return { id, application, title, ...(await readPicture(picture)) };
        const text = linesOf(words);
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
