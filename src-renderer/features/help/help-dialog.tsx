/** Help on the view that is shown. */
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { helpTexts } from './help-texts.ts';

interface HelpDialogProps {
  /** The id of the view. */
  readonly view: string;
  readonly onKeys: () => void;
  readonly onFirstSteps: () => void;
  /** Something does not work: everything is looked at. */
  readonly onDoctor: () => void;
  readonly onClose: () => void;
}

export function HelpDialog({ view, onKeys, onFirstSteps, onDoctor, onClose }: HelpDialogProps) {
  const text = helpTexts[view] ?? helpTexts['search']!;
  return (
    <Dialog title={t('help.titleOf', { view: text.title })} onClose={onClose}>
      <div className="flex flex-col gap-3">
        <p>{text.about}</p>
        <ul className="flex list-disc flex-col gap-1.5 pl-4 text-ink-2">
          {text.can.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <div className="mt-2 flex flex-wrap justify-end gap-2">
          <Button onClick={onDoctor}>{t('help.checkUp')}</Button>
          <Button onClick={onFirstSteps}>{t('help.firstSteps')}</Button>
          <Button data-autofocus onClick={onKeys}>
            {t('help.allKeys')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
