/** The windows of this moment, each with the decision about it and the rule behind that. */
import type { ExclusionRule } from '../../../src-preload/contract/privacy.ts';
import type { Output } from '../../client/bridge.ts';
import { useRequest } from '../../client/use-request.ts';
import { useChangeSettings, useSettings } from '../../client/use-settings.ts';
import { t } from '../../messages/t.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Section } from '../../ui/section.tsx';
import { useNow } from '../../ui/use-now.ts';
import { describeRule, withRule } from './rule-words.ts';

type OpenWindow = Output<'privacy.windows'>['windows'][number];

/** Often enough that a window brought to the front is there before one has looked back. */
const lookEveryMs = 1_500;

interface NowPartProps {
  readonly recordingWords: (now: number) => string;
  readonly exclusionWords: (reason: string) => string;
}

export function NowPart({ recordingWords, exclusionWords }: NowPartProps) {
  const windows = useRequest('privacy.windows', {}, { refreshMs: lookEveryMs, keepPrevious: true });
  const now = useNow(1_000);
  const settings = useSettings();
  const { change, error } = useChangeSettings();
  const exclude = (rule: ExclusionRule) => {
    const exclusions = settings.data?.exclusions;
    const rules = exclusions && withRule(exclusions.rules, rule);
    if (rules) change({ exclusions: { ...exclusions, rules } });
  };
  return (
    <Section title={t('privacy.openWindows')} lead={`${recordingWords(now)}.`}>
      {windows.error && <ErrorNotice error={windows.error} onRetry={() => void windows.refetch()} />}
      {error && <ErrorNotice error={error} />}
      {windows.data && !windows.data.known && (
        <p className="py-2 text-ink-2">{t('privacy.windowsUnknown')}</p>
      )}
      {windows.data?.known && windows.data.windows.length === 0 && (
        <p className="py-2 text-ink-2">{t('privacy.noWindow')}</p>
      )}
      <ul aria-label={t('privacy.openWindows')}>
        {windows.data?.windows.map((window, place) => (
          <WindowRow
            key={`${place} ${window.application} ${window.title}`}
            window={window}
            words={exclusionWords}
            onExclude={exclude}
          />
        ))}
      </ul>
    </Section>
  );
}

interface WindowRowProps {
  readonly window: OpenWindow;
  readonly words: (reason: string) => string;
  readonly onExclude: (rule: ExclusionRule) => void;
}

function WindowRow({ window, words, onExclude }: WindowRowProps) {
  const { application, title, active, own, reason, rule } = window;
  return (
    <li className="flex min-h-14 items-center gap-3 border-b border-line py-1.5 last:border-b-0">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">
          {application ?? t('privacy.unknownApplication')}
          {active && <span className="font-normal text-ink-2">{t('privacy.inFront')}</span>}
        </p>
        <p className="truncate text-ink-2">
          {reason === null
            ? (title ?? t('privacy.titleUnknown'))
            : rule
              ? t('privacy.yourRule', { rule: describeRule(rule) })
              : own
                ? t('privacy.mnemeItself')
                : words(reason)}
        </p>
      </div>
      {reason === null && !own && application !== null && (
        <Button tone="quiet" onClick={() => onExclude({ kind: 'application', pattern: application })}>
          {t('privacy.exclude', { application })}
        </Button>
      )}
      {own ? (
        <Badge>{t('privacy.leftOut')}</Badge>
      ) : reason === null ? (
        <Badge tone="good">{t(rule ? 'privacy.textOnlyBadge' : 'privacy.recorded')}</Badge>
      ) : (
        <Badge tone="warn">{t('privacy.notRecorded')}</Badge>
      )}
    </li>
  );
}
