/** "Delete this": one moment with everything that was made from it. */
import type { FrameDetail } from '../../../src-preload/contract/frames.ts';
import { useAction } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { formatExact } from '../../ui/times.ts';

interface DeleteFrameProps {
  readonly frame: FrameDetail;
  readonly onDeleted: () => void;
  readonly onClose: () => void;
}

export function DeleteFrame({ frame, onDeleted, onClose }: DeleteFrameProps) {
  const remove = useAction('frame.delete', [
    'search.query',
    'search.facets',
    'frame.around',
    'timeline.day',
    'timeline.days',
    'storage.summary',
  ]);
  return (
    <ConfirmDialog
      title={t('frame.deleteTitle')}
      action={remove.isPending ? t('frame.deleting') : t('frame.delete')}
      busy={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onConfirm={() => remove.mutate({ ids: [frame.id] }, { onSuccess: onDeleted })}
    >
      <p>{t('frame.deleteHint', { when: formatExact(frame.capturedAt) })}</p>
    </ConfirmDialog>
  );
}
