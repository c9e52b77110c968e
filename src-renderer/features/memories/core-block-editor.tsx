/** One block of core memory under the owner's pen. What somebody else saved meanwhile is shown beside it, never overwritten. */
import { useState } from 'react';
import type { CoreStatus, Memory } from '../../../src-preload/contract/memory.ts';
import { memoryAnswers } from '../../client/use-memory-events.ts';
import { useAction } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TextArea } from '../../ui/fields.tsx';
import { ClashChoice, OtherTexts } from './clash-choice.tsx';
import { blockChars, meterOf, type Meter } from './core-meter.ts';
import { CoreVersions } from './core-versions.tsx';
import { isConflict } from './edit-clash.ts';

interface CoreBlockEditorProps {
  readonly status: CoreStatus;
  readonly name: string;
  /** What is shown is not the newest. */
  readonly onOutdated: () => void;
}

interface Draft {
  readonly text: string;
  /** The version that it began with. */
  readonly version: number;
  /** The text of somebody else that it is joined with; null for none. */
  readonly other: string | null;
}

export function CoreBlockEditor({ status, name, onOutdated }: CoreBlockEditorProps) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const create = useAction('memory.create', memoryAnswers);
  const update = useAction('memory.update', memoryAnswers);
  const text = draft?.text ?? status.text;
  const meter = meterOf(text);
  const changed = draft !== null && draft.text !== status.text;
  const busy = create.isPending || update.isPending;
  const error = create.error ?? update.error;
  const isBehind = changed && draft.version < status.version;
  const isAsked = isConflict(error) && isBehind;
  const change = (next: string) => setDraft({ version: status.version, other: null, ...draft, text: next });
  const reset = () => {
    create.reset();
    update.reset();
  };
  const begin = (next: Draft | null) => {
    setDraft(next);
    reset();
  };
  const save = (version: number) => {
    const settled = {
      // What was typed while it was being saved stays, and follows the version that was saved.
      onSuccess: ({ version }: Memory) =>
        setDraft((now) => (now === null || now.text === text ? null : { ...now, version })),
      onError: onOutdated,
    };
    reset();
    if (status.id === null) create.mutate({ kind: 'core', fields: { block: status.block, text } }, settled);
    else update.mutate({ id: status.id, version, patch: { fields: { text } } }, settled);
  };
  const other = draft?.other ?? null;
  const clash = { name: 'text', label: name, mine: text, theirs: status.text, isOnBoth: true };
  return (
    <div className="flex flex-col gap-2">
      {isAsked && (
        <ClashChoice
          clashes={[clash]}
          busy={busy}
          onTheirs={() => begin(null)}
          onMine={() => save(status.version)}
          onTogether={() => begin({ text, version: status.version, other: status.text })}
        />
      )}
      {other !== null && !isAsked && (
        <OtherTexts clashes={[{ ...clash, theirs: other }]} onTake={() => change(other)} />
      )}
      <TextArea
        aria-label={name}
        rows={8}
        className="min-h-[34dvh]"
        value={text}
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          if (changed && !isAsked && meter.percent <= 100) save(draft.version);
        }}
      />
      <RoomMeter meter={meter} />
      {isBehind && !isAsked && (
        <p role="status" className="text-small text-ink-2">
          {t('kinds.clashBehind')}
        </p>
      )}
      {error && !isConflict(error) && <ErrorNotice error={error} />}
      <div className="flex flex-wrap items-center justify-end gap-2">
        {changed && <Button onClick={() => begin(null)}>{t('kinds.coreDiscard')}</Button>}
        <Button
          tone="main"
          disabled={!changed || busy || isAsked || meter.percent > 100}
          onClick={() => draft && save(draft.version)}
        >
          {t('kinds.coreSave')}
        </Button>
      </div>
      {status.id !== null && <CoreVersions id={status.id} current={status.text} onTake={change} />}
    </div>
  );
}

function RoomMeter({ meter: { chars, percent, level } }: { readonly meter: Meter }) {
  return (
    <div className="flex flex-col gap-1">
      <meter
        aria-label={t('kinds.coreRoom')}
        min={0}
        max={100}
        low={75}
        high={90}
        optimum={0}
        value={Math.min(100, percent)}
        className="h-1.5 w-full"
      />
      <p role="status" className={level === 'ok' ? 'text-small text-ink-2' : 'text-small text-warn'}>
        {t('kinds.coreChars', { chars, most: blockChars, percent })}
        {level !== 'ok' && ` · ${meterWords[level]}`}
      </p>
    </div>
  );
}

const meterWords = {
  warn: t('kinds.coreWarn'),
  full: t('kinds.coreFull'),
  over: t('kinds.coreOver'),
} as const;
