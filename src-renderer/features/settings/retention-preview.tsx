/** What keeping pictures for fewer days would remove now, asked before it is set. */
import { useRequest } from '../../client/use-request.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { formatBytes, formatCount } from '../../ui/sizes.ts';

interface RetentionPreviewProps {
  readonly keepDays: number;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

export function RetentionPreview({ keepDays, onConfirm, onClose }: RetentionPreviewProps) {
  const { data, error } = useRequest('storage.preview-retention', { keepDays });
  const removed = data ? formatCount(data.images, 'picture') : null;
  return (
    <ConfirmDialog
      title={`Keep pictures for ${formatCount(keepDays, 'day')}?`}
      action={data && data.images > 0 ? `Remove ${removed} and keep the text` : 'Set'}
      busy={!data}
      error={error}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      {data ? (
        <p>
          {data.images === 0
            ? 'No picture is older than that now. From now on, pictures go when they reach this age; their text stays.'
            : `${removed} (${formatBytes(data.bytes)}) ${data.images === 1 ? 'is' : 'are'} older than that and will be removed for good. Their text stays and can be searched. Later pictures go when they reach this age.`}
        </p>
      ) : (
        <p role="status">Counting what would go …</p>
      )}
    </ConfirmDialog>
  );
}
