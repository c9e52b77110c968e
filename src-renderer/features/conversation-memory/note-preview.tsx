/** A line of a file of memories that was found: what it says, whose it is, and the way into the file. */
import { PencilLine } from 'lucide-react';
import type { Hit } from '../../../src-preload/contract/search.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { useScopes } from '../../client/use-scopes.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { t } from '../../messages/t.ts';

interface NotePreviewProps {
  readonly hit: Hit;
  readonly note: Extract<Hit['origin'], { readonly type: 'note' }>;
  /** To all the files. */
  readonly onFiles: () => void;
}

export function NotePreview({ hit, note, onFiles }: NotePreviewProps) {
  const { labelOf } = useScopes();
  const files = useRequest('conversation.files', {});
  const show = useAction('conversation.show-file');
  const isOfDay = (name: string) => name.endsWith(`/${note.note}.md`);
  const file = files.data?.files.find(
    ({ scope, name }) => scope === note.scope && (note.note === null ? !name.includes('/') : isOfDay(name)),
  );
  return (
    <article aria-label={t('conversationMemory.lineOfFile')} className="flex flex-col gap-3">
      <p className="text-small text-ink-2">
        {t('conversationMemory.notePlace', {
          owner: labelOf(note.scope),
          file: file?.name ?? note.note ?? t('conversationMemory.fileOfMemories'),
          line: note.line + 1,
        })}
      </p>
      <p className="selectable text-lead break-words">{hit.passage.map(({ text }) => text).join('')}</p>
      {show.error && <ErrorNotice error={show.error} />}
      <span className="flex flex-wrap gap-2">
        <Button
          icon={PencilLine}
          disabled={!file}
          onClick={() => file && show.mutate({ scope: file.scope, name: file.name, how: 'open' })}
        >
          {t('conversationMemory.openInEditor')}
        </Button>
        <Button tone="quiet" onClick={onFiles}>
          {t('conversationMemory.allFiles')}
        </Button>
      </span>
    </article>
  );
}
