/** The value of a secret: sealed until the owner has said twice that they want to see this one, and covered again by itself. */
import { Copy, Eye, EyeOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { MemoryOf } from '../../../src-preload/contract/memory.ts';
import { useAction } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useNow } from '../../ui/use-now.ts';

const shownMs = 20_000;

/** Give it a `key` of its own for each memory, so that no value stays under another's caption. */
export function SealedValue({ memory }: { readonly memory: MemoryOf<'vault'> }) {
  const [asks, setAsks] = useState(false);
  const reveal = useAction('vault.reveal');
  const copy = useAction('vault.copy');
  const button = useRef<HTMLButtonElement>(null);
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
  if (!memory.fields.hasValue) return <p className="text-ink-2">{t('kinds.valueErased')}</p>;
  const error = reveal.error ?? copy.error;
  const settle = () => {
    setAsks(false);
    button.current?.focus();
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="flex min-h-9 items-center gap-2 rounded-control bg-surface-2 pr-1 pl-3">
        {data ? (
          <code className="selectable min-w-0 flex-1 py-1.5 font-mono break-all whitespace-pre-wrap">
            {data.value}
          </code>
        ) : (
          <span className="flex-1 text-ink-2">{t('kinds.valueSealed')}</span>
        )}
        <Button
          ref={button}
          tone="quiet"
          icon={data ? EyeOff : Eye}
          disabled={reveal.isPending}
          onClick={() => (data ? reset() : setAsks(true))}
        >
          {t(data ? 'kinds.valueHide' : 'kinds.valueShow')}
        </Button>
      </div>
      {asks && !data && (
        <AskToShow
          caption={memory.title}
          onShow={() => reveal.mutate({ id: memory.id }, { onSettled: settle })}
          onCopy={() => copy.mutate({ id: memory.id }, { onSettled: settle })}
          onCancel={settle}
        />
      )}
      <p role="status" className="text-small text-ink-2">
        {data ? (
          <Remaining key={data.value} />
        ) : copy.data ? (
          t('kinds.valueCopied', { seconds: copy.data.clearedAfterSeconds })
        ) : (
          t('kinds.valueHint')
        )}
      </p>
      {error && <ErrorNotice error={error} />}
    </div>
  );
}

interface AskToShowProps {
  readonly caption: string;
  readonly onShow: () => void;
  readonly onCopy: () => void;
  readonly onCancel: () => void;
}

function AskToShow({ caption, onShow, onCopy, onCancel }: AskToShowProps) {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <div
      role="alertdialog"
      aria-label={t('kinds.valueAsk', { caption })}
      className="flex flex-col gap-2 rounded-control border border-warn p-3"
      onKeyDown={(event) => {
        // A key that means something else outside must not reach it from here.
        event.stopPropagation();
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onCancel();
      }}
    >
      <p>{t('kinds.valueAsk', { caption })}</p>
      <p className="text-small text-ink-2">{t('kinds.valueAskHint')}</p>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>{t('ui.cancel')}</Button>
        <Button icon={Copy} onClick={onCopy}>
          {t('kinds.valueCopy')}
        </Button>
        <Button ref={first} tone="main" icon={Eye} onClick={onShow}>
          {t('kinds.valueShowNow')}
        </Button>
      </div>
    </div>
  );
}

/** Counts the seconds until the value is covered; read out once, not each second. */
function Remaining() {
  const now = useNow(1_000);
  const [since] = useState(() => Date.now());
  const seconds = Math.max(0, Math.ceil((shownMs - (now - since)) / 1_000));
  return (
    <>
      <span className="sr-only">{t('kinds.valueShown', { seconds: shownMs / 1_000 })}</span>
      <span aria-hidden>{t('kinds.valueShown', { seconds })}</span>
    </>
  );
}
