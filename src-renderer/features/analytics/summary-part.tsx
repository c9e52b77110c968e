/** A day or a week in words: written by the owner's model where they ask for it, else the windows that were seen longest. */
import { PenLine, RotateCcw, Trash2 } from 'lucide-react';
import type { Summary, SummaryPeriod, WrittenSummary } from '../../../src-preload/contract/analytics.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import type { Day } from '../../ui/day.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { formatDuration, formatRelative } from '../../ui/times.ts';
import { useNow } from '../../ui/use-now.ts';
import { WindowRow } from './behind-pane.tsx';
import type { InsightsDoors } from './doors.ts';
import { nameOfRange, rangeAround, type ChosenRange } from './ranges.ts';

interface SummaryPartProps {
  readonly range: ChosenRange;
  readonly today: Day;
  readonly doors: InsightsDoors;
  readonly onRange: (range: ChosenRange) => void;
}

export function SummaryPart({ range, today, doors, onRange }: SummaryPartProps) {
  if (range.kind !== 'day' && range.kind !== 'week')
    return (
      <div className="flex flex-col items-start gap-3">
        <p>{t('analytics.summaryOfDayOrWeek')}</p>
        <span className="flex gap-2">
          <Button onClick={() => onRange(rangeAround('week', range.to < today ? range.to : today))}>
            {t('analytics.lastWeekOfIt')}
          </Button>
          <Button onClick={() => onRange(rangeAround('day', range.to < today ? range.to : today))}>
            {t('analytics.lastDayOfIt')}
          </Button>
        </span>
      </div>
    );
  return (
    <SummaryOf
      key={`${range.kind}-${range.from}`}
      period={range.kind}
      range={range}
      today={today}
      doors={doors}
    />
  );
}

interface SummaryOfProps {
  readonly period: SummaryPeriod;
  readonly range: ChosenRange;
  readonly today: Day;
  readonly doors: InsightsDoors;
}

function SummaryOf({ period, range, today, doors }: SummaryOfProps) {
  const input = { period, day: range.from };
  const { data, error, refetch } = useRequest('analytics.summary', input);
  const write = useAction('analytics.write-summary', ['analytics.summary']);
  const forget = useAction('analytics.forget-summary', ['analytics.summary']);
  if (!data)
    return error ? (
      <ErrorNotice error={error} onRetry={() => void refetch()} />
    ) : (
      <div
        role="status"
        aria-label={t('analytics.loadingSummary')}
        className="skeleton h-60 rounded-control"
      />
    );
  const { written, windows, model } = data;
  return (
    <div className="flex flex-col gap-6">
      <section aria-label={t('analytics.partSummary')} className="flex flex-col gap-3">
        <header className="flex flex-wrap items-center gap-3">
          <h2 className="text-lead font-semibold">
            {t(period === 'day' ? 'analytics.dayInWords' : 'analytics.weekInWords', {
              range: nameOfRange(range, today),
            })}
          </h2>
          <span className="text-ink-2">{t('analytics.timeSeenOf', { time: formatDuration(data.ms) })}</span>
        </header>
        {written && <Written written={written} doors={doors} />}
        {write.isPending && (
          <p role="status" className="text-ink-2">
            {t('analytics.isWriting', { model: model?.name ?? '' })}
          </p>
        )}
        {(write.error ?? forget.error) && <ErrorNotice error={(write.error ?? forget.error)!} />}
        <Actions
          summary={data}
          isBusy={write.isPending || forget.isPending}
          onWrite={() => write.mutate(input)}
          onForget={() => forget.mutate(input)}
          onSettings={doors.openSettings}
        />
      </section>
      <section aria-label={t('analytics.seenLongest')} className="flex flex-col gap-1">
        <h2 className="text-lead font-semibold">{t('analytics.seenLongest')}</h2>
        <p className="text-ink-2">
          {windows.length === 0 ? t('analytics.nothingRecorded') : t('analytics.seenLongestSays')}
        </p>
        <ul aria-label={t('analytics.windows')}>
          {windows.map((window, at) => (
            <li key={at}>
              <WindowRow window={window} doors={doors} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

/** How many are sent at most. */
const mostWindows = 40;

interface ActionsProps {
  readonly summary: Summary;
  readonly isBusy: boolean;
  readonly onWrite: () => void;
  readonly onForget: () => void;
  readonly onSettings: () => void;
}

function Actions({
  summary: { written, windows, model },
  isBusy,
  onWrite,
  onForget,
  onSettings,
}: ActionsProps) {
  if (!model)
    return (
      <div role="note" className="flex items-center gap-3 rounded-control bg-surface-2 py-1.5 pr-1.5 pl-3">
        <p className="min-w-0 flex-1">{t('analytics.noModel')}</p>
        <Button onClick={onSettings}>{t('analytics.chooseModel')}</Button>
      </div>
    );
  if (windows.length === 0 && !written) return null;
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button
        tone={written ? 'plain' : 'main'}
        icon={written ? RotateCcw : PenLine}
        disabled={isBusy}
        onClick={onWrite}
      >
        {written ? t('analytics.writeAnew') : t('analytics.haveWritten')}
      </Button>
      {written && (
        <Button tone="quiet" icon={Trash2} disabled={isBusy} onClick={onForget}>
          {t('analytics.forgetIt')}
        </Button>
      )}
      <p className="min-w-60 flex-1 text-small text-ink-2">
        {model.isLocal
          ? t('analytics.sendsLocal', { most: mostWindows, model: model.name })
          : t('analytics.sendsTo', { most: mostWindows, model: model.name, server: model.server })}
      </p>
    </div>
  );
}

interface WrittenProps {
  readonly written: WrittenSummary;
  readonly doors: InsightsDoors;
}

function Written({ written, doors }: WrittenProps) {
  const now = useNow(60_000);
  const { headline, sentences, sources, leftOut } = written;
  const open = (number: number) => {
    const source = sources[number - 1];
    if (source?.memoryId) doors.openMemory(source.memoryId);
    else if (source?.frameId) doors.openFrame(source.frameId);
  };
  return (
    <div className="selectable flex max-w-[720px] flex-col gap-2">
      {headline !== '' && <h3 className="text-title font-semibold">{headline}</h3>}
      {sentences.map((sentence, at) => (
        <p key={at}>
          {sentence.text}
          {sentence.sources.map((number) => (
            <button
              key={number}
              type="button"
              aria-label={t('analytics.source', { number, label: sources[number - 1]?.label ?? '' })}
              title={sources[number - 1]?.label}
              onClick={() => open(number)}
              className="mx-0.5 inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-round bg-accent-soft px-1 align-text-top text-small font-medium text-accent-ink select-none hover:bg-surface-3"
            >
              {number}
            </button>
          ))}
        </p>
      ))}
      <p className="flex flex-wrap items-center gap-2 text-small text-ink-2">
        {t('analytics.writtenBy', { model: written.model, when: formatRelative(written.writtenAt, now) })}
        {leftOut > 0 && ` ${t('analytics.leftOut', { count: leftOut })}`}
        {written.outdated && <Badge tone="warn">{t('analytics.moreSince')}</Badge>}
      </p>
    </div>
  );
}
