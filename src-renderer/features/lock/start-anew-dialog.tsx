/** Forgetting everything without opening it, for who has lost every way in; confirmed by typing it. */
import { useState } from 'react';
import { useAction } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TextField } from '../../ui/fields.tsx';
import { LabelledField } from '../../ui/labelled-field.tsx';

export function StartAnewDialog({ onClose }: { readonly onClose: () => void }) {
  const start = useAction('lock.start-anew', ['lock.state']);
  const [typed, setTyped] = useState('');
  const words = t('forget.anewWords');
  const isTyped = typed.trim().toLocaleLowerCase() === words;
  return (
    <Dialog title={t('forget.anewTitle')} onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (isTyped && !start.isPending) start.mutate({});
        }}
      >
        <p>{t('lock.anewLead')}</p>
        <p className="text-ink-2">{t('lock.anewStays')}</p>
        <LabelledField label={t('forget.anewType', { words })}>
          {(ids) => (
            <TextField
              {...ids}
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </LabelledField>
        {start.error && <ErrorNotice error={start.error} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose} data-autofocus>
            {t('ui.cancel')}
          </Button>
          <Button type="submit" tone="danger" disabled={!isTyped || start.isPending}>
            {t('forget.anewAction')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
