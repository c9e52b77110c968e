/** Stands in the place of the choice of a model for memories while the settings of conversation memory name one. */
import { useId } from 'react';
import { rich } from '../../messages/rich.ts';
import { ClearWarning } from './clear-warning.tsx';
import { describeSending, purposeWords } from './model-words.ts';

interface OtherMemoryModelProps {
  readonly server: string;
  readonly model: string;
}

export function OtherMemoryModel({ server, model }: OtherMemoryModelProps) {
  const titleId = useId();
  const words = purposeWords.memory;
  return (
    <section
      aria-labelledby={titleId}
      className="my-1.5 flex flex-col gap-3 rounded-control border border-line bg-surface-1 p-4"
    >
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h3 id={titleId} className="font-semibold">
          {words.title}
        </h3>
        <span className="selectable min-w-0 break-all">{model}</span>
      </header>
      <p className="max-w-[640px] text-ink-2">
        {describeSending('memory', server)}{' '}
        {rich('settings.namedElsewhere', { code: (inside) => <code>{inside}</code> })}
      </p>
      <ClearWarning server={server} />
    </section>
  );
}
