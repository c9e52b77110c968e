/** Clean-up policies: what there is, on or off, run now, and what was done. */
import { BrushCleaning, Pencil, Play, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Policy } from '../../../src-preload/contract/policies.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { useSettings } from '../../client/use-settings.ts';
import { t } from '../../messages/t.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { formatExact } from '../../ui/times.ts';
import { actionWords, conditionWords } from './order-words.ts';
import { PolicyDialog } from './policy-dialog.tsx';
import { RunLog } from './run-log.tsx';

export function PoliciesPart({ onPictures }: { readonly onPictures: () => void }) {
  const policies = useRequest('policies.list', {});
  const categories = useRequest('organise.categories', {}).data ?? [];
  const remove = useAction('policies.delete', ['policies.list', 'policies.runs']);
  const [open, setOpen] = useState<Policy | 'new' | null>(null);
  if (policies.error) return <ErrorNotice error={policies.error} onRetry={() => void policies.refetch()} />;
  if (!policies.data) return null;
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto p-4" tabIndex={-1}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-[560px] text-ink-2">{t('organise.policiesLead')}</p>
        <Button icon={Plus} tone="main" onClick={() => setOpen('new')}>
          {t('organise.newPolicy')}
        </Button>
      </div>
      {remove.error && <ErrorNotice error={remove.error} />}
      {policies.data.length === 0 && (
        <div className="h-64 shrink-0">
          <EmptyState icon={BrushCleaning} title={t('organise.noPolicies')}>
            {t('organise.noPoliciesLead')}
          </EmptyState>
        </div>
      )}
      <ul aria-label={t('organise.policies')} className="flex flex-col">
        {policies.data.map((policy) => (
          <li key={policy.id} className="flex min-h-14 items-center gap-3 border-b border-line py-2">
            <div className="min-w-0 flex-1">
              <p className="flex min-w-0 items-center gap-2">
                <span className="truncate font-medium">{policy.name}</span>
                <Badge tone={policy.isOn ? 'good' : 'plain'}>{stateWords(policy)}</Badge>
              </p>
              <p className="truncate text-small text-ink-2">
                {actionWords(policy.action)}: {conditionWords(policy.conditions, categories)}
              </p>
              {policy.lastRunAt !== null && (
                <p className="text-small text-ink-2">
                  {t('organise.lastRun', { when: formatExact(policy.lastRunAt) })}
                </p>
              )}
            </div>
            {policy.action.type !== 'keep' && (
              <Button
                icon={Play}
                aria-label={t('organise.previewAndRunOf', { name: policy.name })}
                onClick={() => setOpen(policy)}
              >
                {t('organise.previewAndRun')}
              </Button>
            )}
            <IconButton
              icon={Pencil}
              label={t('organise.edit', { name: policy.name })}
              onClick={() => setOpen(policy)}
            />
            <IconButton
              icon={Trash2}
              label={t('organise.deleteOf', { name: policy.name })}
              disabled={remove.isPending}
              onClick={() => remove.mutate({ id: policy.id })}
            />
          </li>
        ))}
      </ul>
      <Pictures onPictures={onPictures} />
      <RunLog ofRules={false} />
      {open !== null && (
        <PolicyDialog
          policy={open === 'new' ? null : open}
          categories={categories}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

/** Pictures go by a rule of their own; it is shown here, and changed where it is kept. */
function Pictures({ onPictures }: { readonly onPictures: () => void }) {
  const images = useSettings().data?.images;
  if (!images) return null;
  const words = !images.keep
    ? t('organise.picturesNotKept')
    : images.keepDays === null
      ? t('organise.picturesForEver')
      : t('organise.picturesForDays', { days: images.keepDays });
  return (
    <p className="flex flex-wrap items-center gap-2 text-ink-2">
      {words} {t('organise.memoriesStay')}
      <Button tone="quiet" onClick={onPictures}>
        {t('organise.changeThis')}
      </Button>
    </p>
  );
}

function stateWords({ isOn, action }: Policy): string {
  if (action.type === 'keep') return isOn ? t('organise.inForceBadge') : t('organise.offBadge');
  return isOn ? t('organise.everyDay') : t('organise.byHand');
}
