/** Servers that run on this machine, looked for when the form opens: only this machine is asked. */
import { RefreshCw } from 'lucide-react';
import type { FoundServer } from '../../../src-preload/contract/models.ts';
import { hostOf } from '../../../src-preload/contract/server-address.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';

interface FoundServersProps {
  readonly onChoose: (server: FoundServer) => void;
}

export function FoundServers({ onChoose }: FoundServersProps) {
  const found = useRequest('models.find', {});
  const servers = found.data?.servers ?? [];
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center gap-2">
        <h4 className="font-medium">{t('settings.onThisComputer')}</h4>
        <Button
          tone="quiet"
          icon={RefreshCw}
          disabled={found.isFetching}
          onClick={() => void found.refetch()}
        >
          {found.isFetching ? t('settings.looking') : t('settings.lookAgain')}
        </Button>
      </div>
      {found.error && <ErrorNotice error={found.error} />}
      {found.isSuccess && servers.length === 0 && (
        <p className="max-w-[640px] text-ink-2">{t('settings.noServer')}</p>
      )}
      {servers.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {servers.map((server) => (
            <li key={server.server}>
              <Button onClick={() => onChoose(server)}>
                {t('settings.foundServer', {
                  name: server.name,
                  count: server.models.length,
                  host: hostOf(server.server),
                })}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
