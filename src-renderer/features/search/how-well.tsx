/** Says above the hits what they are where they are not what was asked for: of another time, or only the nearest. */
import { t } from '../../messages/t.ts';
import { formatSpan } from '../../ui/times.ts';
import { useNow } from '../../ui/use-now.ts';
import { useSettled } from '../../ui/use-settled.ts';
import type { Search } from './use-search.ts';

/** Half a word matches nothing well; who is still typing need not be told. */
const stillMs = 400;

export function HowWell({ search }: { readonly search: Search }) {
  const now = useNow(60_000);
  const { question, settled, hits, leftOut, weak } = search;
  const isStill = useSettled(question.text, stillMs) === question.text;
  if (!isStill || !settled || hits.length === 0) return null;
  const spans = leftOut.map(({ text, from, to }) =>
    t('search.quotedSpan', { text, span: formatSpan(from, to, now) }),
  );
  return (
    <>
      {spans.length > 0 && (
        <p role="status" className="mx-4 mb-1 text-small text-ink-2">
          {t('search.nothingIn', { spans: spans.join(', ') })}
        </p>
      )}
      {weak && (
        <p role="status" className="mx-4 mb-1 text-small text-ink-2">
          {t('search.nothingWell')}
        </p>
      )}
    </>
  );
}
