/** How much of the models may be used in a day, and how much was. */
import type { ModelUsage } from '../../../src-preload/contract/models.ts';
import type { Settings } from '../../../src-preload/contract/settings.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Section, SettingRow } from '../../ui/section.tsx';
import { formatBytes, formatNumber } from '../../ui/sizes.ts';
import { AmountField } from './amount-field.tsx';
import { ModelUseTable } from './model-use-table.tsx';

type Models = Settings['models'];

interface ModelBudgetProps {
  readonly models: Models;
  /** The one that does memory work, wherever it is named. */
  readonly memoryModel: string | null;
  readonly onChange: (models: Models) => void;
}

export function ModelBudget({ models, memoryModel, onChange }: ModelBudgetProps) {
  const usage = useRequest('models.usage', {}, { refreshMs: 10_000 });
  const names = [...new Set([models.chatModel, memoryModel].filter((name) => name !== null))];
  return (
    <Section title={t('settings.useOfModels')} lead={t('settings.useLead')}>
      {usage.error && <ErrorNotice error={usage.error} />}
      {usage.data?.stopped && <ErrorNotice error={new Error(usage.data.stopped)} />}
      {usage.data && <Today usage={usage.data} />}
      <LimitRow
        label={t('settingFields.callsPerDay')}
        value={models.callsPerDay}
        min={1}
        max={1_000_000}
        onChange={(callsPerDay) => onChange({ ...models, callsPerDay })}
      />
      <LimitRow
        label={t('settingFields.tokensPerDay')}
        hint={t('settings.tokenHint')}
        value={models.tokensPerDay}
        min={1000}
        max={1_000_000_000}
        onChange={(tokensPerDay) => onChange({ ...models, tokensPerDay })}
      />
      {names.map((name) => (
        <PriceRow key={name} name={name} models={models} onChange={onChange} />
      ))}
      <LimitRow
        label={t('settingFields.costPerDay')}
        hint={t('settings.costHint')}
        value={models.costPerDay}
        min={0}
        max={100_000}
        isWhole={false}
        onChange={(costPerDay) => onChange({ ...models, costPerDay })}
      />
      {usage.data && usage.data.days.length > 0 && <ModelUseTable days={usage.data.days} />}
    </Section>
  );
}

function Today({ usage: { today } }: { readonly usage: ModelUsage }) {
  const sent = {
    calls: today.calls,
    tokens: today.promptTokens + today.answerTokens,
    size: formatBytes(today.sentBytes),
  };
  return (
    <p role="status">
      {today.cost > 0
        ? t('settings.todayCost', { ...sent, cost: formatCost(today.cost) })
        : t('settings.today', sent)}
    </p>
  );
}

interface LimitRowProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: number | null;
  readonly min: number;
  readonly max: number;
  readonly isWhole?: boolean;
  readonly onChange: (value: number | null) => void;
}

function LimitRow({ label, hint, value, min, max, isWhole = true, onChange }: LimitRowProps) {
  return (
    <SettingRow label={label} hint={`${hint ?? ''} ${t('settings.noLimitHint')}`.trim()}>
      {(ids) => (
        <AmountField
          id={ids.id}
          describedBy={ids.describedBy}
          value={value}
          min={min}
          max={max}
          isWhole={isWhole}
          placeholder={t('settings.noLimit')}
          onChange={onChange}
        />
      )}
    </SettingRow>
  );
}

interface PriceRowProps {
  readonly name: string;
  readonly models: Models;
  readonly onChange: (models: Models) => void;
}

function PriceRow({ name, models, onChange }: PriceRowProps) {
  const price = models.prices[name];
  const change = (part: 'prompt' | 'answer') => (value: number | null) => {
    const { [name]: _old, ...others } = models.prices;
    const next = { prompt: price?.prompt ?? 0, answer: price?.answer ?? 0, [part]: value ?? 0 };
    const isFree = next.prompt === 0 && next.answer === 0;
    onChange({ ...models, prices: isFree ? others : { ...others, [name]: next } });
  };
  return (
    <SettingRow label={t('settings.priceOf', { name })} hint={t('settings.priceHint')}>
      {(ids) => (
        <span className="flex items-center gap-2">
          {(['prompt', 'answer'] as const).map((part) => (
            <AmountField
              key={part}
              {...(part === 'prompt' ? { id: ids.id } : {})}
              label={t(part === 'prompt' ? 'settings.priceRead' : 'settings.priceWritten', { name })}
              describedBy={ids.describedBy}
              value={price && price[part] > 0 ? price[part] : null}
              min={0}
              max={100_000}
              isWhole={false}
              placeholder="0"
              onChange={change(part)}
            />
          ))}
        </span>
      )}
    </SettingRow>
  );
}

function formatCost(cost: number): string {
  return cost < 0.01 ? t('settings.costLess', { least: 0.01 }) : formatNumber(cost, 2);
}
