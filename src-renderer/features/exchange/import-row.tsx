/** One import of the past: what it brought, and the button that takes it back. */
import type { ImportRun } from '../../../src-preload/contract/imports.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { formatRelative } from '../../ui/times.ts';
import { useNow } from '../../ui/use-now.ts';
import { importFacts } from './import-facts.ts';

interface ImportRowProps {
  readonly run: ImportRun;
  readonly isBusy: boolean;
  readonly onUndo: () => void;
}

export function ImportRow({ run, isBusy, onUndo }: ImportRowProps) {
  const now = useNow(60_000);
  const name = run.file.split(/[\\/]/u).at(-1) ?? run.file;
  return (
    <li className="flex min-h-11 flex-wrap items-center justify-between gap-x-6 gap-y-1 border-t border-line py-2">
      <div className="min-w-60 flex-1">
        <p className="selectable break-all">{name}</p>
        <p className="text-small text-ink-2">
          {t('exchange.run', { when: formatRelative(run.startedAt, now), state: stateOf(run, isBusy) })}
        </p>
      </div>
      {run.state !== 'undone' && (
        <Button disabled={isBusy} aria-label={t('exchange.takeBackOf', { file: name })} onClick={onUndo}>
          {t('exchange.takeBack')}
        </Button>
      )}
    </li>
  );
}

function stateOf({ state, counts }: ImportRun, isBusy: boolean): string {
  if (state === 'undone') return t('exchange.stateUndone');
  if (state === 'running') return isBusy ? t('exchange.stateGoesOn') : t('exchange.stateInterrupted');
  return [t('exchange.cameIn', { count: counts.added }), ...importFacts(counts)].join(' · ');
}
