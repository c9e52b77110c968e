/** Servers that run on this machine, looked for when the form opens: only this machine is asked. */
import { RefreshCw } from 'lucide-react';
import type { FoundServer } from '../../../src-preload/contract/models.ts';
import { hostOf } from '../../../src-preload/contract/server-address.ts';
import { useRequest } from '../../client/use-request.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { formatCount } from '../../ui/sizes.ts';

interface FoundServersProps {
  readonly onChoose: (server: FoundServer) => void;
}

export function FoundServers({ onChoose }: FoundServersProps) {
  const found = useRequest('models.find', {});
  const servers = found.data?.servers ?? [];
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center gap-2">
        <h4 className="font-medium">On this computer</h4>
        <Button
          tone="quiet"
          icon={RefreshCw}
          disabled={found.isFetching}
          onClick={() => void found.refetch()}
        >
          {found.isFetching ? 'Looking …' : 'Look again'}
        </Button>
      </div>
      {found.error && <ErrorNotice error={found.error} />}
      {found.isSuccess && servers.length === 0 && (
        <p className="max-w-[640px] text-ink-2">
          No model server answers at the usual ports. With Ollama, LM Studio or llama.cpp running here,
          everything stays on this computer.
        </p>
      )}
      {servers.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {servers.map((server) => (
            <li key={server.server}>
              <Button onClick={() => onChoose(server)}>
                {`${server.name} · ${formatCount(server.models.length, 'model')} · ${hostOf(server.server)}`}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
