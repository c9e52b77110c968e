/** What keeping pictures for fewer days would remove now, asked before it is set. */
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { formatBytes } from '../../ui/sizes.ts';

interface RetentionPreviewProps {
  readonly keepDays: number;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

export function RetentionPreview({ keepDays, onConfirm, onClose }: RetentionPreviewProps) {
  const { data, error } = useRequest('storage.preview-retention', { keepDays });
  return (
    <ConfirmDialog
      title={t('settings.keepFor', { count: keepDays })}
      action={data && data.images > 0 ? t('settings.removeAnd', { count: data.images }) : t('settings.set')}
      busy={!data}
      error={error}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      {data ? (
        <p>
          {data.images === 0
            ? t('settings.noneOlder')
            : t('settings.olderGo', { count: data.images, size: formatBytes(data.bytes) })}
        </p>
      ) : (
        <p role="status">{t('settings.countingGo')}</p>
      )}
    </ConfirmDialog>
  );
}
