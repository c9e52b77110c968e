/** How much it is that would be forgotten, and the doing of it with its progress. */
import { useState } from 'react';
import type { Erased, ErasePreview, EraseWhat } from '../../../src-preload/contract/erase.ts';
import { useEvent } from '../../client/use-event.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { formatBytes, formatCount } from '../../ui/sizes.ts';
import { formatExact } from '../../ui/times.ts';
import { describeWhat } from './forget-words.ts';

interface ForgetDialogProps {
  readonly what: EraseWhat;
  readonly onDone: (erased: Erased) => void;
  readonly onClose: () => void;
}

export function ForgetDialog({ what, onDone, onClose }: ForgetDialogProps) {
  const preview = useRequest('erase.preview', { what });
  const run = useAction('erase.run', ['timeline.day', 'timeline.days', 'search.query', 'search.facets']);
  const stop = useAction('erase.stop');
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  useEvent('erase.progress', setProgress);
  if (run.isPending) {
    return (
      <Dialog title={`Forgetting ${describeWhat(what)}`} onClose={() => stop.mutate({})}>
        <div className="flex flex-col gap-4">
          <ProgressBar label="Forgotten" value={progress?.done ?? 0} max={progress?.total ?? 1} />
          <p className="text-ink-2" role="status">
            {progress
              ? `${progress.done.toLocaleString('en')} of ${formatCount(progress.total, 'frame')}`
              : 'Beginning …'}
          </p>
          <Button className="self-end" disabled={stop.isPending} onClick={() => stop.mutate({})}>
            Stop
          </Button>
        </div>
      </Dialog>
    );
  }
  if (preview.error || !preview.data) {
    return (
      <Dialog title={`Forget ${describeWhat(what)}`} onClose={onClose}>
        {preview.error ? (
          <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />
        ) : (
          <p role="status" className="text-ink-2">
            Counting …
          </p>
        )}
      </Dialog>
    );
  }
  if (preview.data.frames === 0) {
    return (
      <Dialog title={`Forget ${describeWhat(what)}`} onClose={onClose}>
        <div className="flex flex-col gap-4">
          <p className="text-ink-2">Nothing is kept of it.</p>
          <Button className="self-end" data-autofocus onClick={onClose}>
            Close
          </Button>
        </div>
      </Dialog>
    );
  }
  return (
    <ConfirmDialog
      title={`Forget ${describeWhat(what)}`}
      action={`Forget ${formatCount(preview.data.frames, 'frame')}`}
      error={run.error}
      onConfirm={() => run.mutate({ what }, { onSuccess: onDone })}
      onClose={onClose}
    >
      <Counted preview={preview.data} />
    </ConfirmDialog>
  );
}

function Counted({ preview }: { readonly preview: ErasePreview }) {
  const { frames, images, imageBytes, memories, oldestAt, newestAt, applications } = preview;
  return (
    <div className="flex flex-col gap-2">
      <p>
        {formatCount(frames, 'frame')} with their text
        {images > 0 && `, ${formatCount(images, 'picture')} (${formatBytes(imageBytes)})`}
        {memories > 0 && ` and ${formatCount(memories, 'memory', 'memories')} that came from nothing else`} go
        for good. This cannot be undone.
      </p>
      {oldestAt !== null && newestAt !== null && (
        <p>
          From {formatExact(oldestAt)} to {formatExact(newestAt)}
          {applications.length > 0 &&
            `, mostly ${applications.map(({ name, frames: count }) => `${name ?? 'unknown'} (${count.toLocaleString('en')})`).join(', ')}`}
          .
        </p>
      )}
      <p>Memories that you edited or confirmed stay.</p>
    </div>
  );
}
