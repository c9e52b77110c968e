/** One memory as several: proposed as two parts, whose words the owner moves as they belong. */
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { Memory } from '../../../src-preload/contract/memory.ts';
import type { MemoryPart } from '../../../src-preload/contract/memory-steps.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TextArea, TextField } from '../../ui/fields.tsx';
import type { MemoryActions } from './use-memory-actions.ts';

interface SplitDialogProps {
  readonly memory: Pick<Memory, 'id' | 'title' | 'version'>;
  readonly actions: MemoryActions;
  readonly onClose: () => void;
}

const mostParts = 20;

export function SplitDialog({ memory, actions, onClose }: SplitDialogProps) {
  const { data: proposed, error } = useRequest('memory.propose-split', { id: memory.id });
  return (
    <Dialog title={t('browse.splitTitle', { title: memory.title })} size="medium" onClose={onClose}>
      {error && <ErrorNotice error={error} />}
      {proposed && <Parts proposed={proposed} memory={memory} actions={actions} onClose={onClose} />}
    </Dialog>
  );
}

interface PartsProps extends SplitDialogProps {
  readonly proposed: readonly MemoryPart[];
}

function Parts({ proposed, memory, actions, onClose }: PartsProps) {
  const [parts, setParts] = useState<readonly MemoryPart[]>(proposed);
  const change = (at: number, to: Partial<MemoryPart>) =>
    setParts(parts.map((part, place) => (place === at ? { ...part, ...to } : part)));
  const isWhole = parts.every(({ line }) => line.trim() !== '');
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWhole) return;
        actions.split(memory, parts);
        onClose();
      }}
    >
      <p className="text-ink-2">{t('browse.splitHint')}</p>
      {parts.map(({ line, text }, at) => (
        <fieldset key={at} className="flex flex-col gap-1.5">
          <legend className="sr-only">{t('browse.splitPart', { number: at + 1 })}</legend>
          <div className="flex gap-2">
            <TextField
              aria-label={t('browse.splitName', { number: at + 1 })}
              className="flex-1"
              maxLength={500}
              value={line}
              onChange={({ target }) => change(at, { line: target.value })}
            />
            {parts.length > 2 && (
              <IconButton
                icon={X}
                label={t('browse.splitDrop', { number: at + 1 })}
                onClick={() => setParts(parts.filter((_, place) => place !== at))}
              />
            )}
          </div>
          <TextArea
            aria-label={t('browse.splitText', { number: at + 1 })}
            rows={5}
            value={text}
            onChange={({ target }) => change(at, { text: target.value })}
          />
        </fieldset>
      ))}
      <div className="flex flex-wrap justify-end gap-2">
        <Button
          icon={Plus}
          className="mr-auto"
          disabled={parts.length >= mostParts}
          onClick={() => setParts([...parts, { line: '', text: '' }])}
        >
          {t('browse.splitAdd')}
        </Button>
        <Button onClick={onClose}>{t('browse.cancel')}</Button>
        <Button type="submit" tone="main" disabled={!isWhole}>
          {t('browse.splitTake')}
        </Button>
      </div>
    </form>
  );
}
