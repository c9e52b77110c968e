/** What saving would write into config.yaml, and, where the backend changes, what is copied to the new one. */
import { useState } from 'react';
import type { MemorySettings } from '../../../src-preload/contract/memory-settings.ts';
import { useRequest } from '../../client/use-request.ts';
import { rich } from '../../messages/rich.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LineDiff } from '../../ui/line-diff.tsx';
import { CopyChoice, type CopyTo } from './copy-choice.tsx';
import { useSave } from './use-save.ts';

interface SaveDialogProps {
  readonly current: MemorySettings;
  readonly next: MemorySettings;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

export function SaveDialog({ current, next, onSaved, onClose }: SaveDialogProps) {
  const preview = useRequest('settings.preview', { memory: next });
  const [isCopied, setCopied] = useState(true);
  const save = useSave();
  const copyTo = copyTargetOf(current, next);
  return (
    <Dialog title={t('conversationMemory.saveTitle')} size="medium" onClose={onClose}>
      <div className="flex flex-col gap-4">
        {preview.error && <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />}
        {preview.data && (
          <>
            <p className="text-ink-2">
              {rich('conversationMemory.whatChanges', {
                file: () => <code className="selectable break-all">{preview.data.file}</code>,
              })}
            </p>
            <LineDiff label={t('conversationMemory.changeOfFile')} lines={preview.data.lines} />
          </>
        )}
        {!preview.data && !preview.error && <div className="skeleton h-32 rounded-control" />}
        {copyTo !== null && <CopyChoice to={copyTo} isCopied={isCopied} onChange={setCopied} />}
        {next.backend === 'none' && current.backend !== 'none' && (
          <p className="text-ink-2">{t('conversationMemory.switchedOff')}</p>
        )}
        {save.error && <ErrorNotice error={save.error} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone="main"
            data-autofocus
            disabled={!preview.data || save.isPending}
            onClick={() =>
              save.mutate({ current, next, copyTo: isCopied ? copyTo : null }, { onSuccess: onSaved })
            }
          >
            {save.isPending
              ? t('conversationMemory.saving')
              : copyTo === null
                ? t('conversationMemory.save')
                : isCopied
                  ? t('conversationMemory.copyAndSwitch')
                  : t('conversationMemory.switchOnly')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/** The backend that what is kept may be copied to; null where the backend stays, or is switched off. */
function copyTargetOf(current: MemorySettings, next: MemorySettings): CopyTo | null {
  if (next.backend === current.backend || next.backend === 'none') return null;
  return next.backend;
}
