/** After the restart: what the new database holds and what is missing, until the owner has read it. */
import { useAction, useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ReportView } from './repair-report.tsx';

export function RepairedNotice() {
  const last = useRequest('repair.last', {});
  const forget = useAction('repair.forget-last', ['repair.last']);
  if (!last.data) return null;
  const understood = () => forget.mutate({});
  return (
    <Dialog
      title={t(last.data.way === 'repair' ? 'repair.doneRepaired' : 'repair.doneRestored')}
      size="medium"
      onClose={understood}
    >
      <div className="flex flex-col gap-4">
        <ReportView report={last.data} />
        <p className="text-ink-2">{t('repair.doneLead')}</p>
        <div className="flex justify-end">
          <Button tone="main" disabled={forget.isPending} onClick={understood}>
            {t('repair.understood')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
