/** The key of one server: typed once, kept by the system's key store, never shown again. */
import { useState } from 'react';
import { isOnThisMachine } from '../../../src-preload/contract/server-address.ts';
import { useStatus } from '../../client/use-status.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TextField } from '../../ui/fields.tsx';
import { SettingRow } from '../../ui/section.tsx';

interface ServerKeyProps {
  readonly server: string;
  /** A key was stored or forgotten: what the server refused before may be allowed now. */
  readonly onChange: () => void;
}

export function ServerKey({ server, onChange }: ServerKeyProps) {
  const [key, setKey] = useState('');
  const stored = useRequest('models.keys', {});
  const store = useAction('models.set-key', ['models.keys']);
  const forget = useAction('models.forget-key', ['models.keys']);
  const isUnprotected = useStatus().data?.protection === 'basic';
  const isStored = stored.data?.servers.includes(server) ?? false;
  const error = store.error ?? forget.error;
  return (
    <>
      <SettingRow
        label={t('settings.apiKey')}
        hint={
          isStored
            ? t(isUnprotected ? 'settings.keyStoredBeside' : 'settings.keyStored')
            : [
                t(isUnprotected ? 'settings.keyKeptBeside' : 'settings.keyKept'),
                ...(isOnThisMachine(server) ? [t('settings.keyNotNeeded')] : []),
              ].join(' ')
        }
      >
        {(ids) =>
          isStored ? (
            <Button
              id={ids.id}
              aria-describedby={ids.describedBy}
              disabled={forget.isPending}
              onClick={() => forget.mutate({ server }, { onSuccess: onChange })}
            >
              {t('settings.forgetKey')}
            </Button>
          ) : (
            <span className="flex min-w-0 gap-2">
              <TextField
                id={ids.id}
                aria-describedby={ids.describedBy}
                type="password"
                className="w-60"
                value={key}
                onChange={(event) => setKey(event.target.value)}
              />
              <Button
                disabled={key.trim() === '' || store.isPending}
                onClick={() =>
                  store.mutate(
                    { server, key: key.trim() },
                    {
                      onSuccess: () => {
                        setKey('');
                        onChange();
                      },
                    },
                  )
                }
              >
                {t('settings.store')}
              </Button>
            </span>
          )
        }
      </SettingRow>
      {stored.data?.problem && <ErrorNotice error={new Error(stored.data.problem)} />}
      {error && <ErrorNotice error={error} />}
    </>
  );
}
