/** Forgetting everything without opening it, for who has lost every way in; confirmed by typing it. */
import { useAction } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { TypedConfirmDialog } from '../../ui/typed-confirm-dialog.tsx';

export function StartAnewDialog({ onClose }: { readonly onClose: () => void }) {
  const start = useAction('lock.start-anew', ['lock.state']);
  return (
    <TypedConfirmDialog
      title={t('forget.anewTitle')}
      words={t('forget.anewWords')}
      action={t('forget.anewAction')}
      busy={start.isPending}
      error={start.error}
      onConfirm={() => start.mutate({})}
      onClose={onClose}
    >
      <p>{t('lock.anewLead')}</p>
      <p className="text-ink-2">{t('lock.anewStays')}</p>
    </TypedConfirmDialog>
  );
}
