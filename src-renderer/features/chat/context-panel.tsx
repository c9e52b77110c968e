/** What was put into the prompt of an answer, and why: nothing that was sent is kept from the owner. */
import type { Citation } from '../../../src-preload/contract/chat.ts';
import type { Output } from '../../client/bridge.ts';
import { useRequest } from '../../client/use-request.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { formatSpan } from '../../ui/times.ts';
import { useNow } from '../../ui/use-now.ts';
import { t } from '../../messages/t.ts';

interface ContextPanelProps {
  readonly messageId: number;
  readonly onCitation: (citation: Citation) => void;
}

type Context = Output<'chat.context'>;

export function ContextPanel({ messageId, onCitation }: ContextPanelProps) {
  const { data, error, refetch } = useRequest('chat.context', { messageId });
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <div className="skeleton h-40 rounded-control" />;
  const { model, usedTokens, roomTokens, missing, searches, recalled, parts } = data;
  return (
    <div className="flex flex-col gap-4">
      <p>
        {model === null
          ? t('chat.noModelAsked')
          : t('chat.sentTo', { model, used: usedTokens, room: roomTokens })}
      </p>
      {missing.map((reason) => (
        <p key={reason} className="text-warn">
          {reason}
        </p>
      ))}
      <section className="flex flex-col gap-1">
        <h3 className="font-semibold">{t('chat.searchedFor')}</h3>
        {searches.length === 0 && <p className="text-ink-2">{t('chat.nothingSearched')}</p>}
        <ul className="flex flex-col gap-1">
          {searches.map((search, at) => (
            <li key={at}>
              <SearchLine search={search} />
            </li>
          ))}
        </ul>
      </section>
      <section className="flex flex-col gap-1">
        <h3 className="font-semibold">{t('chat.foundPutIn')}</h3>
        {recalled.length === 0 && <p className="text-ink-2">{t('chat.nothingFound')}</p>}
        <ol className="flex flex-col gap-2">
          {recalled.map(({ source, why, cited }) => (
            <li key={source.number} className="flex gap-2">
              <span className="w-5 shrink-0 text-right text-ink-2">{source.number}</span>
              <div className="min-w-0 flex-1">
                {source.gone ? (
                  <span className="text-ink-2">{t('chat.deletedSince')}</span>
                ) : (
                  <button
                    type="button"
                    onClick={() => onCitation(source)}
                    className="max-w-full truncate text-accent-ink underline"
                  >
                    {source.label}
                  </button>
                )}
                <p className="line-clamp-2 break-words">{source.quote}</p>
                <p className="text-small text-ink-2">
                  {why}
                  {!cited && ` · ${t('chat.notCited')}`}
                </p>
              </div>
            </li>
          ))}
        </ol>
      </section>
      {parts.length > 0 && (
        <section className="flex flex-col gap-1">
          <h3 className="font-semibold">{t('chat.promptOrder')}</h3>
          <ol className="flex flex-col gap-1">
            {parts.map((part, at) => (
              <li key={at}>
                <Part part={part} />
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  );
}

function Part({ part: { label, text, tokens } }: { readonly part: Context['parts'][number] }) {
  const name = (
    <>
      {label} <span className="text-small text-ink-2">{t('chat.aboutTokens', { count: tokens })}</span>
    </>
  );
  if (text === '') return <p>{name}</p>;
  return (
    <details>
      <summary>{name}</summary>
      <p className="selectable mt-1 border-l-2 border-line pl-2 break-words whitespace-pre-wrap text-ink-2">
        {text}
      </p>
    </details>
  );
}

function SearchLine({ search }: { readonly search: Context['searches'][number] }) {
  const now = useNow(60_000);
  const { text, from, to, applications, found } = search;
  return (
    <>
      {t('chat.searchedText', { text })}
      <span className="text-ink-2">
        {from !== null && to !== null && ` ${t('chat.searchedWithin', { span: formatSpan(from, to, now) })}`}
        {applications.length > 0 &&
          ` ${t('chat.searchedIn', { applications: applications.join(', ') })}`}:{' '}
        {t('chat.hits', { count: found })}
      </span>
    </>
  );
}
