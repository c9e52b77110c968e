/** Stands where a part of the window is still being fetched; says so only where that takes long enough to be noticed. */
import { LoaderCircle } from 'lucide-react';
import { t } from '../messages/t.ts';
import { useHasStayed } from './use-settled.ts';

export function Opening() {
  const takesLong = useHasStayed(100);
  return (
    <p role="status" className="flex h-full items-center justify-center gap-2 text-ink-2">
      {takesLong && <LoaderCircle size={16} className="animate-spin" aria-hidden="true" />}
      {takesLong && t('ui.opening')}
    </p>
  );
}
