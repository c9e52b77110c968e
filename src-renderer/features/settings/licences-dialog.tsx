/** The licences of everything that Mneme is made of, as they are shipped. */
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';

export function LicencesDialog({ onClose }: { readonly onClose: () => void }) {
  const notices = useRequest('app.notices', {});
  return (
    <Dialog title={t('settings.licences')} size="medium" onClose={onClose}>
      {notices.error && <ErrorNotice error={notices.error} onRetry={() => void notices.refetch()} />}
      <pre
        tabIndex={0}
        aria-label={t('settings.licencesText')}
        className="selectable max-h-[60dvh] overflow-auto text-small whitespace-pre-wrap"
      >
        {notices.data?.text}
      </pre>
    </Dialog>
  );
}
