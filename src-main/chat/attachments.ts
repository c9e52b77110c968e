/** What is sent with a question: text files, pictures, the screen as it is now. Text is kept, pictures are not. */
import { maxFileBytes, maxImageBytes, type NewAttachment } from '../../src-preload/contract/chat.ts';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Redact, Removed } from '../privacy/redact.ts';
import type { PromptImage } from '../llm/llm.ts';
import type { ChatParts } from './chat-parts.ts';
import type { KeptAttachment } from './messages-table.ts';

const sliceChars = 16_000;

export interface ReadAttachments {
  /** Without secrets. */
  readonly kept: readonly KeptAttachment[];
  /** The secrets that were in them. */
  readonly removed: readonly Removed[];
  /** For a model that can see. */
  readonly images: readonly PromptImage[];
}

/** Throws `invalid-input` for a file that is too large or no text, `image-damaged` for a picture that cannot be read. */
export async function readAttachments(
  { screen, readPicture, redact }: Pick<ChatParts, 'screen' | 'readPicture' | 'redact'>,
  attachments: readonly NewAttachment[],
): Promise<ReadAttachments> {
  const kept: KeptAttachment[] = [];
  const removed: Removed[] = [];
  const clean = async (text: string): Promise<string> => {
    const { text: cleaned, removed: found } = await redactInTurns(redact, text);
    removed.push(...found);
    return cleaned;
  };
  const images: PromptImage[] = [];
  for (const attachment of attachments) {
    switch (attachment.kind) {
      case 'file': {
        const { name, bytes } = attachment;
        kept.push(keep('file', name, await clean(textOf(name, bytes))));
        break;
      }
      case 'image': {
        const { name, mime, bytes } = attachment;
        refuseLarge(name, bytes, maxImageBytes);
        const { text, picture } = await readPicture({ mime, bytes });
        kept.push(keep('image', name, await clean(text)));
        images.push(picture);
        break;
      }
      case 'screen': {
        const frame = await screen.newest();
        if (!frame) {
          throw new MnemeError(
            'not-found',
            say('Nothing was recorded yet, so there is no screen to attach. Start recording first.'),
          );
        }
        const name = [frame.application, frame.title].filter(Boolean).join(' — ') || 'Screen';
        kept.push({ ...keep('screen', name, await clean(frame.text)), frameId: frame.id });
        if (frame.picture) images.push(frame.picture);
        break;
      }
    }
  }
  return { kept, images, removed };
}

function keep(kind: KeptAttachment['kind'], name: string, text: string): KeptAttachment {
  return { kind, name, text, chars: text.length, frameId: null };
}

function textOf(name: string, bytes: Uint8Array): string {
  refuseLarge(name, bytes, maxFileBytes);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // Told below.
  }
  throw new MnemeError(
    'invalid-input',
    say('{name} is not a text file in UTF-8. Attach its text as a .txt file, or a picture of it.', { name }),
  );
}

/** Slice by slice, so that a large file holds up nobody; cut where a line ends, at an empty one if there is one near. */
async function redactInTurns(redact: Redact, text: string): Promise<{ text: string; removed: Removed[] }> {
  const removed: Removed[] = [];
  let cleaned = '';
  for (let from = 0; from < text.length;) {
    const end = endOfSlice(text, from + sliceChars);
    const slice = redact(text.slice(from, end));
    cleaned += slice.text;
    removed.push(...slice.removed);
    from = end;
    await nextTurn();
  }
  return { text: cleaned, removed };
}

function endOfSlice(text: string, wanted: number): number {
  const emptyLine = text.indexOf('\n\n', wanted);
  if (emptyLine >= 0 && emptyLine - wanted < sliceChars / 2) return emptyLine + 2;
  const line = text.indexOf('\n', wanted);
  return line < 0 ? text.length : line + 1;
}

function refuseLarge(name: string, bytes: Uint8Array, most: number): void {
  if (bytes.length <= most) return;
  throw new MnemeError(
    'invalid-input',
    say('{name} has {megabytes} MB; {most} MB can be attached. Attach the part that matters.', {
      name,
      megabytes: (bytes.length / 1e6).toFixed(1),
      most: most / 1e6,
    }),
  );
}
