/** Filing rules in their order: on or off, edited, moved, applied to what is there. */
import { ArrowDown, ArrowUp, FolderInput, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { FilingRule } from '../../../src-preload/contract/organise.ts';
import { request } from '../../client/bridge.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Switch } from '../../ui/switch.tsx';
import { conditionWords, givingWords } from './order-words.ts';
import { RuleDialog } from './rule-dialog.tsx';
import { RunLog } from './run-log.tsx';
import type { Order } from './use-order.ts';

export function RulesPart({ order }: { readonly order: Order }) {
  const rules = useRequest('organise.rules', {});
  const categories = useRequest('organise.categories', {}).data ?? [];
  const apply = useAction('policies.apply-rule', ['policies.runs']);
  const [open, setOpen] = useState<FilingRule | 'new' | null>(null);
  if (rules.error) return <ErrorNotice error={rules.error} onRetry={() => void rules.refetch()} />;
  if (!rules.data) return null;
  const move = (id: number, position: number) =>
    order.take(() => request('organise.move-rule', { id, position }));
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto p-4" tabIndex={-1}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-[560px] text-ink-2">{t('organise.rulesLead')}</p>
        <Button icon={Plus} tone="main" onClick={() => setOpen('new')}>
          {t('organise.newRule')}
        </Button>
      </div>
      {apply.error && <ErrorNotice error={apply.error} />}
      {rules.data.length === 0 && (
        <div className="h-64 shrink-0">
          <EmptyState icon={FolderInput} title={t('organise.noRules')}>
            {t('organise.noRulesLead')}
          </EmptyState>
        </div>
      )}
      <ol aria-label={t('organise.rules')} className="flex flex-col">
        {rules.data.map((rule, position) => (
          <li key={rule.id} className="flex min-h-14 items-center gap-3 border-b border-line py-2">
            <Switch
              label={t('organise.ruleOn', { name: rule.name })}
              checked={rule.isOn}
              disabled={order.busy}
              onChange={(isOn) => order.take(() => request('organise.save-rule', { ...rule, isOn }))}
            />
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">{rule.name}</p>
              <p className="truncate text-small text-ink-2">
                {conditionWords(rule.conditions, categories)} → {givingWords(rule, categories)}
              </p>
            </div>
            <div className="flex">
              <IconButton
                icon={ArrowUp}
                label={t('organise.moveRuleUp', { name: rule.name })}
                disabled={position === 0 || order.busy}
                onClick={() => move(rule.id, position - 1)}
              />
              <IconButton
                icon={ArrowDown}
                label={t('organise.moveRuleDown', { name: rule.name })}
                disabled={position === rules.data.length - 1 || order.busy}
                onClick={() => move(rule.id, position + 1)}
              />
              <IconButton
                icon={Pencil}
                label={t('organise.edit', { name: rule.name })}
                onClick={() => setOpen(rule)}
              />
              <IconButton
                icon={Trash2}
                label={t('organise.deleteOf', { name: rule.name })}
                disabled={order.busy}
                onClick={() => order.take(() => request('organise.delete-rule', { id: rule.id }))}
              />
            </div>
          </li>
        ))}
      </ol>
      <RunLog ofRules />
      {open !== null && (
        <RuleDialog
          rule={open === 'new' ? null : open}
          categories={categories}
          order={order}
          onClose={(ruleId) => {
            setOpen(null);
            if (ruleId !== null) apply.mutate({ ruleId });
          }}
        />
      )}
    </div>
  );
}
