/** No memories of an agent, a team or a room in this list: they may stand in files. */
import { Users } from 'lucide-react';
import { useScopes } from '../../client/use-scopes.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

interface NoScopedMemoriesProps {
  readonly scope: string;
  readonly onFiles: () => void;
  readonly onOwn: () => void;
}

export function NoScopedMemories({ scope, onFiles, onOwn }: NoScopedMemoriesProps) {
  const { scopes, labelOf } = useScopes();
  const isInFiles = scopes.some((known) => known.scope === scope && known.backend === 'file');
  const label = labelOf(scope);
  return (
    <EmptyState icon={Users} title={isInFiles ? 'Kept in files' : 'Nothing here yet'}>
      <p>
        {isInFiles
          ? `What is kept of the conversations of ${label} stands in Markdown files, one fact a line.`
          : `What is drawn from the conversations of ${label} appears here.`}
      </p>
      <span className="flex flex-wrap justify-center gap-2">
        {isInFiles && <Button onClick={onFiles}>Show the files</Button>}
        <Button onClick={onOwn}>Show yours</Button>
      </span>
    </EmptyState>
  );
}
