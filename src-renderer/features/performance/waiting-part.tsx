/** What is still to be done, and how long it will take. */
import { useRequest } from '../../client/use-request.ts';
import { Badge } from '../../ui/badge.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Section } from '../../ui/section.tsx';
import { FactRow } from './fact-row.tsx';
import { describeLeft, waitingWords } from './performance-words.ts';

const refreshMs = 3_000;

export function WaitingPart() {
  const { data, error, refetch } = useRequest('performance.waiting', {}, { refreshMs });
  const isIdle = data?.every(({ waiting, failed }) => waiting + failed === 0) ?? false;
  return (
    <Section title="Waiting" lead={isIdle ? 'Nothing waits: all that was seen can be found.' : undefined}>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      <ul>
        {data?.map((one) => (
          <FactRow
            key={one.what}
            name={waitingWords[one.what].name}
            says={describeLeft(one) || waitingWords[one.what].says}
          >
            {one.failed > 0 && <Badge tone="warn">{one.failed.toLocaleString('en')} failed</Badge>}
            {one.what === 'forgetting'
              ? one.waiting > 0
                ? 'some'
                : 'none'
              : one.waiting.toLocaleString('en')}
          </FactRow>
        ))}
      </ul>
    </Section>
  );
}
