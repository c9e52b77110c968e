/** How much of the models may be used in a day, and how much was. */
import type { ModelUsage } from '../../../src-preload/contract/models.ts';
import type { Settings } from '../../../src-preload/contract/settings.ts';
import { useRequest } from '../../client/use-request.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Section, SettingRow } from '../../ui/section.tsx';
import { formatBytes, formatCount } from '../../ui/sizes.ts';
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
    <Section
      title="Use of models"
      lead="What is sent is counted here. At a limit nothing more is sent until the next day; what waits is kept."
    >
      {usage.error && <ErrorNotice error={usage.error} />}
      {usage.data?.stopped && <ErrorNotice error={new Error(usage.data.stopped)} />}
      {usage.data && <Today usage={usage.data} />}
      <LimitRow
        label="Requests a day"
        value={models.callsPerDay}
        min={1}
        max={1_000_000}
        onChange={(callsPerDay) => onChange({ ...models, callsPerDay })}
      />
      <LimitRow
        label="Tokens a day"
        hint="A token is about three quarters of a word."
        value={models.tokensPerDay}
        min={1000}
        max={1_000_000_000}
        onChange={(tokensPerDay) => onChange({ ...models, tokensPerDay })}
      />
      {names.map((name) => (
        <PriceRow key={name} name={name} models={models} onChange={onChange} />
      ))}
      <LimitRow
        label="Cost a day"
        hint="In the money of the prices above; a model without a price costs nothing."
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
  const tokens = today.promptTokens + today.answerTokens;
  return (
    <p role="status">
      {`Today: ${formatCount(today.calls, 'request')}, ${formatCount(tokens, 'token')}, ${formatBytes(today.sentBytes)} sent`}
      {today.cost > 0 && `, a cost of about ${formatCost(today.cost)}`}.
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
    <SettingRow label={label} hint={`${hint ?? ''} Empty means no limit.`.trim()}>
      {(ids) => (
        <AmountField
          id={ids.id}
          describedBy={ids.describedBy}
          value={value}
          min={min}
          max={max}
          isWhole={isWhole}
          placeholder="no limit"
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
    <SettingRow label={`Price of ${name}`} hint="For a million tokens: read, and written.">
      {(ids) => (
        <span className="flex items-center gap-2">
          {(['prompt', 'answer'] as const).map((part) => (
            <AmountField
              key={part}
              {...(part === 'prompt' ? { id: ids.id } : {})}
              label={part === 'prompt' ? `Price of ${name}, read` : `Price of ${name}, written`}
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
  return cost < 0.01 ? 'less than 0.01' : cost.toFixed(2);
}
