/** The ways of finding secrets: how often each found something, and a switch for each. */
import type { SecretRule } from '../../../src-preload/contract/privacy.ts';
import { useRequest } from '../../client/use-request.ts';
import { useChangeSettings, useSettings } from '../../client/use-settings.ts';
import { t } from '../../messages/t.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Section, SettingRow } from '../../ui/section.tsx';
import { Switch } from '../../ui/switch.tsx';
import { ruleNames, ruleReasons } from './redaction-words.ts';

const rules = Object.keys(ruleNames) as readonly SecretRule[];

export function SecretRulesSection({ days }: { readonly days: number }) {
  const settings = useSettings();
  const { change, error } = useChangeSettings();
  const counts = useRequest('redaction.counts', { days }, { refreshMs: 10_000 });
  const privacy = settings.data?.privacy;
  const foundBy = (rule: SecretRule): number =>
    counts.data?.counts.reduce((sum, one) => sum + (one.rule === rule ? one.found : 0), 0) ?? 0;
  return (
    <Section title={t('redaction.rules')} lead={t('redaction.rulesLead')}>
      {error && <ErrorNotice error={error} />}
      {privacy &&
        rules.map((rule) => (
          <SettingRow
            key={rule}
            label={ruleNames[rule]}
            hint={t('redaction.ruleHint', { reason: ruleReasons[rule], found: foundBy(rule), days })}
          >
            {(ids) => (
              <Switch
                {...ids}
                checked={!privacy.rulesOff.includes(rule)}
                onChange={(isOn) => {
                  const others = privacy.rulesOff.filter((other) => other !== rule);
                  change({ privacy: { ...privacy, rulesOff: isOn ? others : [...others, rule] } });
                }}
              />
            )}
          </SettingRow>
        ))}
    </Section>
  );
}
