/** Says above the hits what they are where they are not what was asked for: of another time, or only the nearest. */
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
  const spans = leftOut.map(({ text, from, to }) => `“${text}” (${formatSpan(from, to, now)})`);
  return (
    <>
      {spans.length > 0 && (
        <p role="status" className="mx-4 mb-1 text-small text-ink-2">
          Nothing matches in {spans.join(', ')}; shown without the date.
        </p>
      )}
      {weak && (
        <p role="status" className="mx-4 mb-1 text-small text-ink-2">
          Nothing matches well; these are nearest.
        </p>
      )}
    </>
  );
}
