/** A link of an answer, before it is opened in the browser: the whole address, since its text may promise something else. */
import { useAction } from '../../client/use-request.ts';
import { Button } from '../../ui/button.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';

interface LinkDialogProps {
  readonly address: string;
  readonly onClose: () => void;
}

export function LinkDialog({ address, onClose }: LinkDialogProps) {
  const open = useAction('app.open-link');
  return (
    <Dialog title="Open this address in your browser?" onClose={onClose}>
      <div className="flex flex-col gap-4">
        <p className="selectable break-all">{address}</p>
        <p className="text-ink-2">
          The page will see that you opened it, and everything that stands in the address.
        </p>
        {open.error && <ErrorNotice error={open.error} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose} data-autofocus>
            Cancel
          </Button>
          <Button onClick={() => copyText(address)}>Copy</Button>
          <Button
            disabled={open.isPending}
            onClick={() => open.mutate({ url: address }, { onSuccess: onClose })}
          >
            Open
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
