/** The form of a filing rule or a clean-up policy: it has a name, shows what it would do, and is saved only after that. */
import { useState, type ReactNode } from 'react';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/fields.tsx';
import { focusFirstProblem } from '../../ui/focus-first-problem.ts';
import { LabelledField } from '../../ui/labelled-field.tsx';

interface PreviewFormProps {
  readonly title: string;
  readonly nameLabel: string;
  readonly name: string;
  readonly onName: (name: string) => void;
  /** Whether the fields below the name hold what they may; each says itself what is wrong with it. */
  readonly isRight: boolean;
  readonly isPreviewing: boolean;
  readonly previewWords: string;
  readonly onPreview: () => void;
  /** What can be done once it was previewed; null before. */
  readonly actions: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function PreviewForm(props: PreviewFormProps) {
  const { title, nameLabel, name, onName, isRight, isPreviewing, previewWords, onPreview } = props;
  const { actions, onClose, children } = props;
  const [tried, setTried] = useState(false);
  const isNamed = name.trim() !== '';
  return (
    <Dialog title={title} size="medium" onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          focusFirstProblem(event.currentTarget, () => setTried(true));
          if (isNamed && isRight && !isPreviewing) onPreview();
        }}
      >
        <LabelledField label={nameLabel} problem={tried && !isNamed ? t('organise.nameMissing') : undefined}>
          {(ids) => (
            <TextField
              {...ids}
              data-autofocus
              maxLength={100}
              value={name}
              onChange={(event) => onName(event.target.value)}
            />
          )}
        </LabelledField>
        {children}
        <div className="sticky -bottom-5 flex flex-wrap justify-end gap-2 border-t border-line bg-surface-1 py-3">
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          {actions ?? (
            <Button type="submit" tone="main" disabled={isPreviewing}>
              {isPreviewing ? t('organise.looking') : previewWords}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
