/** The two blocks of core memory, each with a meter of its room and its earlier versions. */
import { useState } from 'react';
import type { CoreStatus, Memory } from '../../../src-preload/contract/memory.ts';
import { memoryAnswers } from '../../client/use-memory-events.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TextArea } from '../../ui/fields.tsx';
import { formatExact } from '../../ui/times.ts';
import { blockChars, earlierTexts, meterOf, type Meter } from './core-meter.ts';

export function CoreEditors() {
  const { data, error, refetch } = useRequest('memory.core', {});
  if (error) {
    return (
      <div className="p-4">
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="flex flex-wrap gap-6 p-4">
        {(['human', 'persona'] as const).map((block) => {
          const status = data?.find((candidate) => candidate.block === block);
          return (
            <section
              key={block}
              aria-labelledby={`core-${block}`}
              className="flex min-w-80 flex-1 basis-80 flex-col gap-2"
            >
              <h2 id={`core-${block}`} className="text-lead font-semibold">
                {blockWords[block].title}
              </h2>
              <p className="text-ink-2">{blockWords[block].hint}</p>
              {status ? <BlockEditor status={status} /> : <div className="skeleton h-80 rounded-control" />}
            </section>
          );
        })}
      </div>
    </div>
  );
}

const blockWords = {
  human: {
    title: 'You',
    hint: 'What the assistant should always know about you: your name, your work, the people around you.',
  },
  persona: {
    title: 'The assistant',
    hint: 'How it should be: its tone, its language, what it should always or never do.',
  },
} as const;

function BlockEditor({ status }: { readonly status: CoreStatus }) {
  const [draft, setDraft] = useState<{ text: string; version: number } | null>(null);
  const create = useAction('memory.create', memoryAnswers);
  const update = useAction('memory.update', memoryAnswers);
  const text = draft?.text ?? status.text;
  const meter = meterOf(text);
  const changed = draft !== null && draft.text !== status.text;
  const busy = create.isPending || update.isPending;
  const error = create.error ?? update.error;
  const change = (next: string) => setDraft({ text: next, version: draft?.version ?? status.version });
  const save = () => {
    const settled = {
      // What was typed while it was being saved stays, and follows the version that was saved.
      onSuccess: ({ version }: Memory) =>
        setDraft((now) => (now === null || now.text === text ? null : { ...now, version })),
    };
    if (status.id === null) create.mutate({ kind: 'core', fields: { block: status.block, text } }, settled);
    else
      update.mutate(
        { id: status.id, version: draft?.version ?? status.version, patch: { fields: { text } } },
        settled,
      );
  };
  return (
    <div className="flex flex-col gap-2">
      <TextArea
        aria-label={blockWords[status.block].title}
        rows={8}
        className="min-h-[34dvh]"
        value={text}
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && changed && meter.percent <= 100)
            save();
        }}
      />
      <RoomMeter meter={meter} />
      {error && <ErrorNotice error={error} />}
      <div className="flex flex-wrap items-center justify-end gap-2">
        {changed && (
          <Button
            onClick={() => {
              setDraft(null);
              create.reset();
              update.reset();
            }}
          >
            {error ? 'Start again from the newest' : 'Discard'}
          </Button>
        )}
        <Button tone="main" disabled={!changed || busy || meter.percent > 100} onClick={save}>
          Save
        </Button>
      </div>
      {status.id !== null && <EarlierVersions id={status.id} current={status.text} onTake={change} />}
    </div>
  );
}

function RoomMeter({ meter }: { readonly meter: Meter }) {
  return (
    <div className="flex flex-col gap-1">
      <meter
        aria-label="Room used"
        min={0}
        max={100}
        low={75}
        high={90}
        optimum={0}
        value={Math.min(100, meter.percent)}
        className="h-1.5 w-full"
      />
      <p role="status" className={meter.level === 'ok' ? 'text-small text-ink-2' : 'text-small text-warn'}>
        {meter.chars.toLocaleString('en')} of {blockChars.toLocaleString('en')} characters, {meter.percent} %
        {meterWords[meter.level]}
      </p>
    </div>
  );
}

const meterWords = {
  ok: '',
  warn: ' · it is getting full',
  full: ' · nearly full: it is shortened by the model where there is one, else shorten it here. The old text is kept below.',
  over: ' · too long to be saved',
} as const;

interface EarlierVersionsProps {
  readonly id: Memory['id'];
  readonly current: string;
  readonly onTake: (text: string) => void;
}

function EarlierVersions({ id, current, onTake }: EarlierVersionsProps) {
  const earlier = earlierTexts(useRequest('memory.get', { id }).data?.history ?? [], current);
  if (earlier.length === 0) return null;
  return (
    <details>
      <summary className="font-medium text-ink-2">Earlier versions ({earlier.length})</summary>
      <ul className="mt-1 flex flex-col">
        {earlier.map(({ changeId, text, until }) => (
          <li key={changeId} className="flex items-start gap-3 border-t border-line py-2">
            <div className="min-w-0 flex-1">
              <p className="text-small text-ink-2">until {formatExact(until)}</p>
              <p className="selectable line-clamp-4 break-words whitespace-pre-wrap">
                {text === '' ? '(empty)' : text}
              </p>
            </div>
            <Button onClick={() => onTake(text)}>Take this</Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
