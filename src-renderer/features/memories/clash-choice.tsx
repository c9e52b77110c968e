/** Somebody else saved the same memory meanwhile: both texts side by side, and the owner's choice. Nothing is overwritten unseen. */
import { useEffect, useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { t } from '../../messages/t.ts';
import type { Clash } from './edit-clash.ts';

interface ClashChoiceProps {
  readonly clashes: readonly Clash[];
  readonly busy: boolean;
  readonly onTheirs: () => void;
  readonly onMine: () => void;
  readonly onTogether: () => void;
}

export function ClashChoice({ clashes, busy, onTheirs, onMine, onTogether }: ClashChoiceProps) {
  const element = useRef<HTMLElement>(null);
  // Where the focus was has gone with the form.
  useEffect(() => element.current?.focus(), []);
  return (
    <section
      ref={element}
      tabIndex={-1}
      role="alertdialog"
      aria-labelledby="clash-title"
      aria-describedby="clash-hint"
      className="flex flex-col gap-3 rounded-control border border-warn bg-surface-1 p-3 focus-visible:outline-none"
    >
      <div>
        <h3 id="clash-title" className="font-semibold">
          {t('kinds.clashTitle')}
        </h3>
        <p id="clash-hint" className="text-ink-2">
          {t(clashes.length > 0 ? 'kinds.clashHint' : 'kinds.clashSame')}
        </p>
      </div>
      {clashes.map(({ name, label, mine, theirs, isOnBoth }) => (
        <div key={name} role="group" aria-label={label} className="flex flex-col gap-1">
          <p className="text-small text-ink-2">
            <span className="font-medium text-ink-1">{label}</span>
            {isOnBoth && ` · ${t('kinds.clashOnBoth')}`}
          </p>
          <div className="grid grid-cols-2 gap-2">
            <Side title={t('kinds.clashTheirs')} text={theirs} />
            <Side title={t('kinds.clashMine')} text={mine} />
          </div>
        </div>
      ))}
      <div className="flex flex-wrap justify-end gap-2">
        <Button disabled={busy} onClick={onTheirs}>
          {t('kinds.clashTakeTheirs')}
        </Button>
        {clashes.length > 0 && (
          <>
            <Button disabled={busy} onClick={onTogether}>
              {t('kinds.clashTogether')}
            </Button>
            <Button tone="main" disabled={busy} onClick={onMine}>
              {t('kinds.clashTakeMine')}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}

function Side({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div className="min-w-0 rounded-control bg-surface-2 px-2 py-1.5">
      <p className="text-small text-ink-2">{title}</p>
      <div
        tabIndex={0}
        role="region"
        aria-label={title}
        className="selectable max-h-48 overflow-y-auto break-words whitespace-pre-wrap"
      >
        {text === '' ? <span className="text-ink-2">{t('kinds.empty')}</span> : text}
      </div>
    </div>
  );
}

interface OtherTextsProps {
  /** What both sides wrote: the form has the owner's text, here is the other. */
  readonly clashes: readonly Clash[];
  readonly onTake: (name: string) => void;
}

/** While both are edited together: the other text of each field that both wrote, to be taken or copied from. */
export function OtherTexts({ clashes, onTake }: OtherTextsProps) {
  return (
    <section
      aria-label={t('kinds.clashOthers')}
      className="flex flex-col gap-2 rounded-control bg-surface-2 p-3"
    >
      <p className="text-ink-2">{t('kinds.clashOthersHint')}</p>
      {clashes.map(({ name, label, theirs }) => (
        <div key={name} className="flex items-start gap-2">
          <div className="min-w-0 flex-1">
            <p className="text-small text-ink-2">{label}</p>
            <p className="selectable max-h-32 overflow-y-auto break-words whitespace-pre-wrap">
              {theirs === '' ? t('kinds.empty') : theirs}
            </p>
          </div>
          <Button aria-label={t('kinds.clashTakeOther', { label })} onClick={() => onTake(name)}>
            {t('kinds.clashTake')}
          </Button>
        </div>
      ))}
    </section>
  );
}
