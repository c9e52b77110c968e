/** Asks before what cannot be undone and is more than one thing: the owner types the words that name it. */
import { useState, type ReactNode } from 'react';
import { t } from '../messages/t.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { ErrorNotice } from './error-notice.tsx';
import { TextField } from './fields.tsx';
import { LabelledField } from './labelled-field.tsx';

interface TypedConfirmDialogProps {
  readonly title: string;
  /** What goes, and what stays. */
  readonly children: ReactNode;
  /** Typed by the owner, in whatever case. */
  readonly words: string;
  readonly action: string;
  readonly busy: boolean;
  readonly error: Error | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

export function TypedConfirmDialog(props: TypedConfirmDialogProps) {
  const { title, children, words, action, busy, error, onConfirm, onClose } = props;
  const [typed, setTyped] = useState('');
  const isTyped = typed.trim().toLocaleLowerCase() === words.toLocaleLowerCase();
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (isTyped && !busy) onConfirm();
        }}
      >
        {children}
        <LabelledField label={t('ui.typeToConfirm', { words })}>
          {(ids) => (
            <TextField
              {...ids}
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </LabelledField>
        {error && <ErrorNotice error={error} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose} data-autofocus>
            {t('ui.cancel')}
          </Button>
          <Button type="submit" tone="danger" disabled={!isTyped || busy}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
