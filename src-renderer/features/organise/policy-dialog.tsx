/** A clean-up policy: what it is about, what becomes of it, and what it would do now. It is not saved or run unseen. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Category } from '../../../src-preload/contract/organise.ts';
import type { CleanUpAction, NewPolicy, Policy } from '../../../src-preload/contract/policies.ts';
import { request, type Output } from '../../client/bridge.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { NumberField, SelectField } from '../../ui/fields.tsx';
import { LabelledField } from '../../ui/labelled-field.tsx';
import { Switch } from '../../ui/switch.tsx';
import {
  conditionsOf,
  draftOfConditions,
  emptyConditions,
  problemsOfConditions,
} from './conditions-draft.ts';
import { ConditionsForm } from './conditions-form.tsx';
import { MatchList } from './match-list.tsx';
import { PreviewForm } from './preview-form.tsx';
import { actionMeanings, actionNames } from './order-words.ts';

type Preview = Output<'policies.preview'>;
type Type = CleanUpAction['type'];

interface PolicyDialogProps {
  /** Null: a new one. */
  readonly policy: Policy | null;
  readonly categories: readonly Category[];
  readonly onClose: () => void;
}

export function PolicyDialog({ policy, categories, onClose }: PolicyDialogProps) {
  const client = useQueryClient();
  const [name, setName] = useState(policy?.name ?? '');
  const [conditions, setConditions] = useState(draftOfConditions(policy?.conditions ?? emptyConditions));
  const [action, setAction] = useState<CleanUpAction>(policy?.action ?? { type: 'archive' });
  const [isOn, setIsOn] = useState(policy?.isOn ?? false);
  const [undoDays, setUndoDays] = useState(policy?.undoDays ?? 30);
  const problems = problemsOfConditions(conditions);
  const isWhole = name.trim() !== '' && Object.keys(problems).length === 0;
  const preview = useMutation({ mutationFn: () => request('policies.preview', written()) });
  const save = useMutation({
    async mutationFn(runs: boolean) {
      const saved = await request('policies.save', written());
      if (runs) await request('policies.run', { id: saved.id });
    },
    async onSuccess() {
      await Promise.all(
        ['policies.list', 'policies.runs'].map((key) => client.invalidateQueries({ queryKey: [key] })),
      );
      onClose();
    },
  });

  function written(): NewPolicy {
    return {
      id: policy?.id ?? null,
      name: name.trim(),
      conditions: conditionsOf(conditions),
      action,
      isOn,
      undoDays,
    };
  }
  const change = <Value,>(set: (value: Value) => void) => {
    return (value: Value) => {
      set(value);
      preview.reset();
    };
  };
  const trouble = preview.error ?? save.error;
  return (
    <PreviewForm
      title={policy ? t('organise.policy') : t('organise.newCleanUpPolicy')}
      nameLabel={t('organise.policyName')}
      name={name}
      onName={setName}
      isRight={Object.keys(problems).length === 0}
      isPreviewing={preview.isPending}
      previewWords={t('organise.preview')}
      onPreview={() => preview.mutate()}
      onClose={onClose}
      actions={
        preview.data && (
          <>
            <Button disabled={!isWhole || save.isPending} onClick={() => save.mutate(false)}>
              {t('organise.save')}
            </Button>
            {preview.data.matches > 0 && action.type !== 'keep' && (
              <Button
                tone={action.type === 'delete' ? 'danger' : 'main'}
                disabled={!isWhole || save.isPending}
                onClick={() => save.mutate(true)}
              >
                {t('organise.saveAndRun', { count: preview.data.matches })}
              </Button>
            )}
          </>
        )
      }
    >
      <ActionFields action={action} onChange={change(setAction)} />
      <ConditionsForm
        draft={conditions}
        problems={problems}
        categories={categories}
        forCleanUp
        onChange={change(setConditions)}
      />
      <div className="grid grid-cols-2 gap-4 border-t border-line pt-4">
        <LabelledField
          label={action.type === 'keep' ? t('organise.inForce') : t('organise.onceADay')}
          hint={action.type === 'keep' ? undefined : t('organise.onceADayHint')}
        >
          {(ids) => (
            <Switch id={ids.id} describedBy={ids['aria-describedby']} checked={isOn} onChange={setIsOn} />
          )}
        </LabelledField>
        {action.type !== 'keep' && (
          <LabelledField
            label={t('organise.undoFor')}
            hint={action.type === 'delete' ? t('organise.undoForHint') : undefined}
          >
            {(ids) => (
              <NumberField
                id={ids.id}
                describedBy={ids['aria-describedby']}
                value={undoDays}
                min={1}
                max={365}
                unit={t('organise.days')}
                onChange={setUndoDays}
              />
            )}
          </LabelledField>
        )}
      </div>
      {trouble && <ErrorNotice error={trouble} />}
      {preview.data && (
        <MatchList
          preview={preview.data}
          verb={t('organise.wouldBe', { type: action.type, count: preview.data.matches })}
          more={moreOf(preview.data, action)}
        />
      )}
    </PreviewForm>
  );
}

interface ActionFieldsProps {
  readonly action: CleanUpAction;
  readonly onChange: (action: CleanUpAction) => void;
}

function ActionFields({ action, onChange }: ActionFieldsProps) {
  return (
    <div className="flex flex-wrap gap-4">
      <LabelledField label={t('organise.whatBecomes')} hint={actionMeanings[action.type]}>
        {(ids) => (
          <SelectField
            id={ids.id}
            describedBy={ids['aria-describedby']}
            value={action.type}
            options={(Object.keys(actionNames) as Type[]).map((type) => ({
              value: type,
              label: actionNames[type],
            }))}
            onChange={(type) => onChange(actionOf(type))}
          />
        )}
      </LabelledField>
      {action.type === 'expire' && (
        <LabelledField label={t('organise.after')}>
          {(ids) => (
            <NumberField
              id={ids.id}
              value={action.days}
              min={1}
              max={3_650}
              unit={t('organise.days')}
              onChange={(days) => onChange({ ...action, days })}
            />
          )}
        </LabelledField>
      )}
      {action.type === 'summarise' && (
        <LabelledField label={t('organise.oneForEach')}>
          {(ids) => (
            <SelectField
              id={ids.id}
              value={action.period}
              options={[
                { value: 'day', label: t('organise.day') },
                { value: 'week', label: t('organise.week') },
                { value: 'month', label: t('organise.month') },
              ]}
              onChange={(period) => onChange({ ...action, period })}
            />
          )}
        </LabelledField>
      )}
    </div>
  );
}

function actionOf(type: Type): CleanUpAction {
  if (type === 'expire') return { type, days: 30 };
  return type === 'summarise' ? { type, period: 'week' } : { type };
}

function moreOf({ pinned, kept, groups, trouble }: Preview, { type }: CleanUpAction): string {
  const parts = [
    groups > 0 && type === 'summarise' && t('organise.summariesInstead', { count: groups }),
    type !== 'keep' && pinned > 0 && t('organise.pinnedStay', { count: pinned }),
    type !== 'keep' && kept > 0 && t('organise.keptByOther', { count: kept }),
    trouble,
  ];
  return parts.filter((part) => typeof part === 'string').join(' ');
}
