/** Picks an application from those with an open window and those that were seen before. */
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TextField } from '../../ui/fields.tsx';
import { Popover } from '../../ui/popover.tsx';

export function ApplicationPicker({ onPick }: { readonly onPick: (name: string) => void }) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      label={t('privacy.pickApplication')}
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button>
          {t('privacy.pick')}
          <ChevronDown size={13} aria-hidden />
        </Button>
      }
    >
      <Applications
        onPick={(name) => {
          setOpen(false);
          onPick(name);
        }}
      />
    </Popover>
  );
}

function Applications({ onPick }: { readonly onPick: (name: string) => void }) {
  const applications = useRequest('privacy.applications', {}, { refreshMs: 5000 });
  const [narrowed, setNarrowed] = useState('');
  const shown = applications.data?.filter(({ name }) => name.toLowerCase().includes(narrowed.toLowerCase()));
  if (applications.error) {
    return <ErrorNotice error={applications.error} onRetry={() => void applications.refetch()} />;
  }
  return (
    <div className="flex w-72 flex-col gap-1">
      <TextField
        aria-label={t('privacy.findApplication')}
        placeholder={t('privacy.find')}
        value={narrowed}
        onChange={(event) => setNarrowed(event.target.value)}
      />
      {shown?.length === 0 && <p className="p-1.5 text-ink-2">{t('privacy.noApplication')}</p>}
      <ul className="max-h-72 overflow-y-auto">
        {shown?.map(({ name, running }) => (
          <li key={name}>
            <button
              type="button"
              onClick={() => onPick(name)}
              className="flex h-8 w-full items-center gap-2 rounded-control px-1.5 text-left hover:bg-surface-2"
            >
              <span className="min-w-0 flex-1 truncate">{name}</span>
              {running && <span className="text-small text-ink-2">{t('privacy.openNow')}</span>}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
