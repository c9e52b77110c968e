/** A link of an answer, before it is opened in the browser: the whole address, since its text may promise something else. */
import { useAction } from '../../client/use-request.ts';
import { Button } from '../../ui/button.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { t } from '../../messages/t.ts';

interface LinkDialogProps {
  readonly address: string;
  readonly onClose: () => void;
}

export function LinkDialog({ address, onClose }: LinkDialogProps) {
  const open = useAction('app.open-link');
  return (
    <Dialog title={t('chat.openAddress')} onClose={onClose}>
      <div className="flex flex-col gap-4">
        <p className="selectable break-all">{address}</p>
        <p className="text-ink-2">{t('chat.openAddressWarning')}</p>
        {open.error && <ErrorNotice error={open.error} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose} data-autofocus>
            {t('ui.cancel')}
          </Button>
          <Button onClick={() => copyText(address)}>{t('chat.copy')}</Button>
          <Button
            disabled={open.isPending}
            onClick={() => open.mutate({ url: address }, { onSuccess: onClose })}
          >
            {t('chat.open')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
