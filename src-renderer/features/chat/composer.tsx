/** Where the question is written: Enter sends, Shift Enter begins a new line; files, pictures and the screen go along. */
import { Monitor, Paperclip, SendHorizontal, Square, X } from 'lucide-react';
import { useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { NewAttachment } from '../../../src-preload/contract/chat.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { TextArea } from '../../ui/fields.tsx';
import { t } from '../../messages/t.ts';
import { attachmentName, maxAttachments, maxQuestionChars, readFiles } from './attachments.ts';
import { AttachmentIcon } from './message-view.tsx';

interface ComposerProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** An answer is being written. */
  readonly writing: boolean;
  readonly sending: boolean;
  /** Answers whether it was taken; then the box is empty again. */
  readonly onSend: (text: string, attachments: NewAttachment[]) => Promise<boolean>;
  readonly onStop: () => void;
}

export function Composer({ field, writing, sending, onSend, onStop }: ComposerProps) {
  const [text, setText] = useState('');
  const [attached, setAttached] = useState<readonly NewAttachment[]>([]);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const chooser = useRef<HTMLInputElement>(null);
  const ready = text.trim() !== '' && !writing && !sending;
  const attach = (more: readonly NewAttachment[], reasons: readonly string[]) => {
    const room = maxAttachments - attached.length;
    setAttached([...attached, ...more.slice(0, room)]);
    setRefused(more.length > room ? [...reasons, t('chat.tooMany', { most: maxAttachments })] : reasons);
  };
  const attachFiles = async (files: Iterable<File>) => {
    const { attached: read, refused: reasons } = await readFiles([...files]);
    attach(read, reasons);
  };
  const send = async () => {
    if (!ready || !(await onSend(text.trim(), [...attached]))) return;
    setText('');
    setAttached([]);
    setRefused([]);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void send();
    } else if (event.key === 'Escape' && writing) {
      event.preventDefault();
      onStop();
    }
  };
  return (
    <div
      className="flex flex-col gap-2"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void attachFiles(event.dataTransfer.files);
      }}
    >
      {refused.map((why) => (
        <p key={why} role="alert" className="text-warn">
          {why}
        </p>
      ))}
      {attached.length > 0 && (
        <ul aria-label={t('chat.goesAlong')} className="flex flex-wrap gap-2">
          {attached.map((attachment, at) => (
            <li key={at} className="flex h-7 items-center gap-1.5 rounded-round bg-surface-2 pr-1 pl-2.5">
              <AttachmentIcon kind={attachment.kind} />
              <span className="max-w-52 truncate">{attachmentName(attachment)}</span>
              <button
                type="button"
                aria-label={t('chat.leaveOut', { name: attachmentName(attachment) })}
                onClick={() => setAttached(attached.filter((other) => other !== attachment))}
                className="inline-flex size-5 items-center justify-center rounded-round hover:bg-surface-1"
              >
                <X size={13} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <TextArea
        ref={field}
        aria-label={t('chat.yourQuestion')}
        placeholder={t('chat.askHint')}
        rows={2}
        className="field-sizing-content max-h-52 resize-none"
        maxLength={maxQuestionChars}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
        onPaste={(event) => {
          const { files } = event.clipboardData;
          const pasted = event.clipboardData.getData('text/plain');
          const isLong = text.length + pasted.length > maxQuestionChars;
          if (files.length === 0 && !isLong) return;
          event.preventDefault();
          void attachFiles(
            files.length > 0 ? files : [new File([pasted], t('chat.pastedText'), { type: 'text/plain' })],
          );
        }}
      />
      <div className="flex items-center gap-1">
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          aria-label={t('chat.filesToAttach')}
          onChange={(event) => {
            void attachFiles(event.target.files ?? []);
            event.target.value = '';
          }}
        />
        <Button tone="quiet" icon={Paperclip} onClick={() => chooser.current?.click()}>
          {t('chat.fileOrPicture')}
        </Button>
        <Button
          tone="quiet"
          icon={Monitor}
          disabled={attached.some(({ kind }) => kind === 'screen')}
          onClick={() => attach([{ kind: 'screen' }], [])}
        >
          {t('chat.screenNow')}
        </Button>
        <span className="flex-1" />
        {writing ? (
          <Button icon={Square} onClick={onStop}>
            {t('chat.stop')}
          </Button>
        ) : (
          <IconButton
            icon={SendHorizontal}
            label={t('chat.send')}
            disabled={!ready}
            onClick={() => void send()}
            className="bg-accent text-on-accent hover:bg-accent-strong hover:text-on-accent"
          />
        )}
      </div>
    </div>
  );
}
