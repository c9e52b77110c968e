/** What was asked and found, in the search box and in the chat; noting it can be switched off, and all of it forgotten. */
import { MessagesSquare, Search } from 'lucide-react';
import { useState } from 'react';
import type { AskedQuestion, DayRange } from '../../../src-preload/contract/analytics.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { useChangeSettings, useSettings } from '../../client/use-settings.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Switch } from '../../ui/switch.tsx';
import { formatExact, formatRelative } from '../../ui/times.ts';
import { useNow } from '../../ui/use-now.ts';
import type { InsightsDoors } from './doors.ts';
import { Figure } from './figure.tsx';

interface QuestionsPartProps {
  readonly range: DayRange;
  readonly doors: InsightsDoors;
}

export function QuestionsPart({ range, doors }: QuestionsPartProps) {
  const { from, to } = range;
  const now = useNow(60_000);
  const { data, error, refetch } = useRequest('analytics.questions', { from, to }, { keepPrevious: true });
  const settings = useSettings().data;
  const { change } = useChangeSettings();
  const forget = useAction('analytics.forget-questions', ['analytics.questions']);
  const [isAsking, setIsAsking] = useState(false);
  if (!data)
    return error ? (
      <ErrorNotice error={error} onRetry={() => void refetch()} />
    ) : (
      <div
        role="status"
        aria-label={t('analytics.loadingQuestions')}
        className="skeleton h-60 rounded-control"
      />
    );
  const open = ({ where, text, sessionId, messageId }: AskedQuestion) => {
    if (where === 'chat' && sessionId !== null) doors.openMessage(sessionId, messageId);
    else doors.search({ text, applications: [], from: null, to: null });
  };
  return (
    <>
      <Figure
        title={t('analytics.asked')}
        name={`mneme-questions-${from}-${to}`}
        says={t('analytics.askedSays', { searches: data.searches, vain: data.inVain, chat: data.chat })}
        table={{
          columns: [t('analytics.when'), t('analytics.where'), t('analytics.question'), t('analytics.found')],
          rows: data.questions.map(({ askedAt, where, text, found }) => [
            formatExact(askedAt),
            t('analytics.whereAsked', { where }),
            text,
            found,
          ]),
        }}
      >
        {data.questions.length === 0 ? (
          <p className="rounded-control bg-surface-2 px-3 py-4">{t('analytics.nothingAsked')}</p>
        ) : (
          <ul aria-label={t('analytics.partQuestions')}>
            {data.questions.map((question, at) => (
              <li key={at}>
                <button
                  type="button"
                  onClick={() => open(question)}
                  className="flex min-h-9 w-full items-center gap-3 rounded-control px-2 text-left hover:bg-surface-2"
                >
                  {question.where === 'chat' ? (
                    <MessagesSquare
                      size={14}
                      aria-label={t('analytics.inChat')}
                      className="shrink-0 text-ink-2"
                    />
                  ) : (
                    <Search size={14} aria-label={t('analytics.inSearch')} className="shrink-0 text-ink-2" />
                  )}
                  <span className="min-w-0 flex-1 truncate">{question.text}</span>
                  <span className="w-40 shrink-0 truncate text-right text-ink-2">{foundWords(question)}</span>
                  <span className="w-32 shrink-0 text-right text-ink-2" title={formatExact(question.askedAt)}>
                    {formatRelative(question.askedAt, now)}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </Figure>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2 border-t border-line pt-4">
        {settings && (
          <label className="flex items-center gap-2">
            <Switch
              id="keep-questions"
              checked={settings.privacy.keepQuestions}
              onChange={(keepQuestions) => change({ privacy: { ...settings.privacy, keepQuestions } })}
            />
            {t('analytics.noteQuestions')}
          </label>
        )}
        <Button
          disabled={data.searches === 0 && data.questions.length === 0}
          onClick={() => setIsAsking(true)}
        >
          {t('analytics.forgetSearchesAsk')}
        </Button>
      </div>
      {isAsking && (
        <ConfirmDialog
          title={t('analytics.forgetSearches')}
          action={t('analytics.forgetThem')}
          busy={forget.isPending}
          error={forget.error}
          onConfirm={() => forget.mutate({}, { onSuccess: () => setIsAsking(false) })}
          onClose={() => setIsAsking(false)}
        >
          {t('analytics.forgetSearchesWarning')}
        </ConfirmDialog>
      )}
    </>
  );
}

function foundWords({ found, matchedWell, where }: AskedQuestion): string {
  if (where === 'chat')
    return found === 0 ? t('analytics.noSources') : t('analytics.sources', { count: found });
  return matchedWell ? t('analytics.hits', { count: found }) : t('analytics.nothingMatched');
}
