/** The value of a secret: sealed until the owner asks for this one, and covered again by itself. */
import { Copy, Eye, EyeOff } from 'lucide-react';
import { useEffect } from 'react';
import type { MemoryOf } from '../../../src-preload/contract/memory.ts';
import { useAction } from '../../client/use-request.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';

const shownMs = 20_000;

/** Give it a `key` of its own for each memory, so that no value stays under another's caption. */
export function SealedValue({ memory }: { readonly memory: MemoryOf<'vault'> }) {
  const reveal = useAction('vault.reveal');
  const { data, reset } = reveal;
  useEffect(() => {
    if (!data) return;
    const timer = setTimeout(reset, shownMs);
    const cover = () => {
      if (document.hidden) reset();
    };
    document.addEventListener('visibilitychange', cover);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', cover);
    };
  }, [data, reset]);
  if (!memory.fields.hasValue) return <p className="text-ink-2">Its value was erased.</p>;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex min-h-9 items-center gap-2 rounded-control bg-surface-2 pr-1 pl-3">
        {data ? (
          <code className="selectable min-w-0 flex-1 py-1.5 font-mono break-all whitespace-pre-wrap">
            {data.value}
          </code>
        ) : (
          <span className="flex-1 text-ink-2">The value is sealed.</span>
        )}
        {data && <IconButton icon={Copy} label="Copy the value" onClick={() => copyText(data.value)} />}
        <Button
          tone="quiet"
          icon={data ? EyeOff : Eye}
          disabled={reveal.isPending}
          onClick={() => (data ? reset() : reveal.mutate({ id: memory.id }))}
        >
          {data ? 'Hide' : 'Show'}
        </Button>
      </div>
      <p className="text-small text-ink-2">
        Shown only here and for 20 seconds. That it was looked at is noted, not what it is.
      </p>
      {reveal.error && <ErrorNotice error={reveal.error} />}
    </div>
  );
}
