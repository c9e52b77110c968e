/** What can be sent along with a question, and what is refused before it is read. Pure. */
import type { NewAttachment } from '../../../src-preload/contract/chat.ts';
import { t } from '../../messages/t.ts';

/** Bytes of the largest text file and picture, and how many things go with one question. */
export const maxFileBytes = 1_000_000;
export const maxImageBytes = 10_000_000;
export const maxAttachments = 5;
/** Characters of a question; a longer text that is pasted goes along as a file. */
export const maxQuestionChars = 20_000;

const imageTypes = ['image/png', 'image/jpeg', 'image/webp'] as const;

interface ChosenFile {
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

export type Judgement =
  | { readonly kind: 'file' }
  | { readonly kind: 'image'; readonly mime: (typeof imageTypes)[number] }
  | { readonly kind: 'refused'; readonly why: string };

/** Whether a file can be attached; the reason names the file and the limit. */
export function judgeFile({ name, type, size }: ChosenFile): Judgement {
  const mime = imageTypes.find((one) => one === type);
  if (mime === undefined && type.startsWith('image/'))
    return { kind: 'refused', why: t('chat.refusedPicture', { name }) };
  const most = mime === undefined ? maxFileBytes : maxImageBytes;
  if (size > most)
    return {
      kind: 'refused',
      why: t('chat.refusedLarge', { name, megabytes: most / 1_000_000 }),
    };
  if (size === 0) return { kind: 'refused', why: t('chat.refusedEmpty', { name }) };
  return mime === undefined ? { kind: 'file' } : { kind: 'image', mime };
}

/** Reads chosen files; what is refused is told instead. */
export async function readFiles(
  files: readonly File[],
): Promise<{ attached: NewAttachment[]; refused: string[] }> {
  const attached: NewAttachment[] = [];
  const refused: string[] = [];
  for (const file of files) {
    const judgement = judgeFile(file);
    if (judgement.kind === 'refused') refused.push(judgement.why);
    else {
      const bytes = new Uint8Array(await file.arrayBuffer());
      attached.push(
        judgement.kind === 'file'
          ? { kind: 'file', name: file.name, bytes }
          : { kind: 'image', name: file.name, mime: judgement.mime, bytes },
      );
    }
  }
  return { attached, refused };
}

export function attachmentName(attachment: NewAttachment): string {
  return attachment.kind === 'screen' ? t('chat.screenNow') : attachment.name;
}
