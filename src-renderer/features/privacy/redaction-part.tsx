/** What would be taken out of a text, and why; and how often each kind was taken out, without a word of it. */
import { Fragment, useState } from 'react';
import type { Output } from '../../client/bridge.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TextArea } from '../../ui/fields.tsx';
import { Section } from '../../ui/section.tsx';
import { formatNumber } from '../../ui/sizes.ts';
import { ruleReasons } from './redaction-words.ts';
import { SecretRulesSection } from './secret-rules-section.tsx';

type Tried = Output<'redaction.try'>;

const days = 30;

export function RedactionPart() {
  const [text, setText] = useState('');
  const trying = useAction('redaction.try');
  return (
    <>
      <Section title={t('redaction.tryIt')}>
        <form
          className="flex flex-col gap-2 py-1.5"
          onSubmit={(event) => {
            event.preventDefault();
            trying.mutate({ text });
          }}
        >
          <TextArea
            aria-label={t('redaction.tryText')}
            rows={5}
            maxLength={20_000}
            spellCheck={false}
            placeholder={t('redaction.placeholder')}
            value={text}
            onChange={({ target }) => {
              setText(target.value);
              trying.reset();
            }}
          />
          <Button type="submit" className="self-start" disabled={text.trim() === '' || trying.isPending}>
            {t('redaction.tryButton')}
          </Button>
        </form>
        {trying.error && <ErrorNotice error={trying.error} />}
        {trying.data && <Result tried={trying.data} />}
      </Section>
      <SecretRulesSection days={days} />
      <CountsSection />
    </>
  );
}

function Result({ tried: { text, found } }: { readonly tried: Tried }) {
  return (
    <div role="status" className="flex flex-col gap-2 py-1.5">
      <p>
        {found.length === 0 ? t('redaction.tryNothing') : t('redaction.trySome', { count: found.length })}
      </p>
      {found.length > 0 && (
        <>
          <pre className="rounded-control bg-surface-2 px-3 py-2 font-sans break-words whitespace-pre-wrap">
            {text}
          </pre>
          <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
            {found.map(({ start, rule, caption }) => (
              <Fragment key={start}>
                <dt className="font-medium">{caption}</dt>
                <dd className="text-ink-2">{ruleReasons[rule]}</dd>
              </Fragment>
            ))}
          </dl>
        </>
      )}
    </div>
  );
}

function CountsSection() {
  const counts = useRequest('redaction.counts', { days }, { refreshMs: 10_000 });
  return (
    <Section title={t('redaction.counts', { days })} lead={t('redaction.countsLead')}>
      {counts.error && <ErrorNotice error={counts.error} onRetry={() => void counts.refetch()} />}
      {counts.data?.counts.length === 0 && <p className="py-1.5 text-ink-2">{t('redaction.countsNone')}</p>}
      {counts.data && counts.data.counts.length > 0 && (
        <table className="w-full text-left">
          <caption className="sr-only">{t('redaction.countsTable')}</caption>
          <thead className="text-small text-ink-2">
            <tr>
              {[t('redaction.what'), t('redaction.how'), t('redaction.times')].map((name) => (
                <th key={name} scope="col" className="py-1 pr-4 font-medium">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {counts.data.counts.map(({ rule, caption, found }) => (
              <tr key={`${rule} ${caption}`} className="border-t border-line align-top">
                <td className="py-1.5 pr-4">{caption}</td>
                <td className="py-1.5 pr-4 text-ink-2">{ruleReasons[rule]}</td>
                <td className="py-1.5 tabular-nums">{formatNumber(found)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
