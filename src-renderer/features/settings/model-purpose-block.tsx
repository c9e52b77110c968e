/** One purpose of a model: which one serves it, what is sent to it, and the form that chooses another. */
import { Pencil } from 'lucide-react';
import { useId, useState } from 'react';
import { t } from '../../messages/t.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ClearWarning } from './clear-warning.tsx';
import { ModelForm } from './model-form.tsx';
import { describeSending, purposeWords, type ChosenModel, type ModelPurpose } from './model-words.ts';

interface ModelPurposeBlockProps {
  readonly purpose: ModelPurpose;
  readonly chosen: ChosenModel;
  /** What the other purpose uses, to be taken over. */
  readonly other: ChosenModel;
  readonly onChoose: (chosen: ChosenModel) => void;
}

export function ModelPurposeBlock({ purpose, chosen, other, onChoose }: ModelPurposeBlockProps) {
  const [isOpen, setOpen] = useState(false);
  const titleId = useId();
  const words = purposeWords[purpose];
  const isChosen = chosen.server !== null && chosen.model !== null;
  return (
    <section
      aria-labelledby={titleId}
      className="my-1.5 flex flex-col gap-3 rounded-control border border-line bg-surface-1 p-4"
    >
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h3 id={titleId} className="font-semibold">
          {words.title}
        </h3>
        {isChosen ? (
          <span className="selectable min-w-0 break-all">{chosen.model}</span>
        ) : (
          <Badge>{t('settings.noModel')}</Badge>
        )}
        <span className="ml-auto flex gap-2">
          {isChosen && (
            <Button tone="quiet" onClick={() => onChoose({ server: null, model: null })}>
              {t('settings.stopUsing')}
            </Button>
          )}
          {!isOpen && (
            <Button icon={Pencil} onClick={() => setOpen(true)}>
              {isChosen ? t('settings.change') : t('settings.chooseModel')}
            </Button>
          )}
        </span>
      </header>
      <p className="max-w-[640px] text-ink-2">
        {isChosen && chosen.server !== null
          ? describeSending(purpose, chosen.server)
          : t('settings.nothingSent', { without: words.without })}
      </p>
      {isChosen && chosen.server !== null && <ClearWarning server={chosen.server} />}
      {isOpen && (
        <ModelForm
          purpose={purpose}
          chosen={chosen}
          other={other}
          onClose={() => setOpen(false)}
          onChoose={(next) => {
            onChoose(next);
            setOpen(false);
          }}
        />
      )}
    </section>
  );
}
