/** No memories of an agent, a team or a room in this list: what is kept of them stands in files, or nothing is yet. */
import { Users } from 'lucide-react';
import { useScopes } from '../../client/use-scopes.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ScopedLines } from './scoped-lines.tsx';

interface NoScopedMemoriesProps {
  readonly scope: string;
  readonly onFiles: () => void;
  readonly onOwn: () => void;
}

export function NoScopedMemories({ scope, onFiles, onOwn }: NoScopedMemoriesProps) {
  const { scopes, labelOf } = useScopes();
  const known = scopes.find((candidate) => candidate.scope === scope);
  if (known?.backend === 'file' && known.memories > 0)
    return (
      <div className="h-full overflow-y-auto px-4 py-2" tabIndex={-1}>
        <ScopedLines scope={scope} onFiles={onFiles} />
      </div>
    );
  return (
    <EmptyState icon={Users} title={t('memories.nothingHere')}>
      <p>{t('memories.scopedHere', { owner: labelOf(scope) })}</p>
      <Button onClick={onOwn}>{t('memories.showYours')}</Button>
    </EmptyState>
  );
}
