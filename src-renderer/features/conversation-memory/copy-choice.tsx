/** What of the old backend would be copied to the new one, and whether it is. */
import { useId } from 'react';
import type { CopyPlan } from '../../../src-preload/contract/conversation-memory.ts';
import { useRequest } from '../../client/use-request.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useScopes } from '../../client/use-scopes.ts';
import { formatNumber } from '../../ui/sizes.ts';
import { t } from '../../messages/t.ts';

export type CopyTo = 'mem0' | 'file';

interface CopyChoiceProps {
  readonly to: CopyTo;
  readonly isCopied: boolean;
  readonly onChange: (isCopied: boolean) => void;
}

export function CopyChoice({ to, isCopied, onChange }: CopyChoiceProps) {
  const plan = useRequest('conversation.preview-copy', { to });
  const group = useId();
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-semibold">
        {to === 'file' ? t('conversationMemory.copyToFiles') : t('conversationMemory.copyToMemories')}
      </legend>
      {plan.error && <ErrorNotice error={plan.error} onRetry={() => void plan.refetch()} />}
      {plan.data && <Plan scopes={plan.data.scopes} />}
      {!plan.data && !plan.error && <div className="skeleton h-16 rounded-control" />}
      <Choice name={group} checked={isCopied} onChoose={() => onChange(true)}>
        {t('conversationMemory.copyFirst')}
      </Choice>
      <Choice name={group} checked={!isCopied} onChoose={() => onChange(false)}>
        {t('conversationMemory.switchOnlyWhy')}
      </Choice>
      <p className="text-ink-2">{t('conversationMemory.copyKeeps')}</p>
    </fieldset>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
  readonly children: string;
}

function Choice({ name, checked, onChoose, children }: ChoiceProps) {
  return (
    <label className="flex items-center gap-2">
      <input
        type="radio"
        name={name}
        className="accent-(--accent)"
        checked={checked}
        onChange={(event) => event.target.checked && onChoose()}
      />
      {children}
    </label>
  );
}

function Plan({ scopes }: { readonly scopes: readonly CopyPlan[] }) {
  const { labelOf } = useScopes();
  if (scopes.every(({ add, update, remove, same }) => add + update + remove + same === 0))
    return <p className="text-ink-2">{t('conversationMemory.nothingToCopy')}</p>;
  return (
    <div
      className="max-h-48 overflow-y-auto rounded-control border border-line"
      tabIndex={0}
      role="region"
      aria-label={t('conversationMemory.wouldBeCopied')}
    >
      <table className="w-full text-left">
        <thead>
          <tr className="border-b border-line text-small text-ink-2">
            <th scope="col" className="px-3 py-1 font-medium">
              {t('conversationMemory.whose')}
            </th>
            {[
              t('conversationMemory.planAdded'),
              t('conversationMemory.planChanged'),
              t('conversationMemory.planRemoved'),
              t('conversationMemory.planSame'),
            ].map((name) => (
              <th key={name} scope="col" className="px-3 py-1 text-right font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {scopes.map(({ scope, add, update, remove, same }) => (
            <tr key={scope}>
              <td className="px-3 py-1" title={scope}>
                {labelOf(scope)}
              </td>
              {[add, update, remove, same].map((count, at) => (
                <td key={at} className="px-3 py-1 text-right tabular-nums">
                  {formatNumber(count)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
