/** A filing rule: what it is about, what it gives, and, before it is saved, what it would do to the memories that are there. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Category, FilingRule } from '../../../src-preload/contract/organise.ts';
import { request } from '../../client/bridge.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TextField } from '../../ui/fields.tsx';
import { LabelledField } from '../../ui/labelled-field.tsx';
import { CategorySelect } from './category-select.tsx';
import {
  conditionsOf,
  draftOfConditions,
  emptyConditions,
  listOf,
  problemsOfConditions,
} from './conditions-draft.ts';
import { ConditionsForm } from './conditions-form.tsx';
import { MatchList } from './match-list.tsx';
import { PreviewForm } from './preview-form.tsx';
import type { Order } from './use-order.ts';

interface RuleDialogProps {
  /** Null: a new one. */
  readonly rule: FilingRule | null;
  readonly categories: readonly Category[];
  readonly order: Order;
  /** With the number of the rule where it is to be applied to what is there. */
  readonly onClose: (apply: number | null) => void;
}

export function RuleDialog({ rule, categories, order, onClose }: RuleDialogProps) {
  const [name, setName] = useState(rule?.name ?? '');
  const [conditions, setConditions] = useState(draftOfConditions(rule?.conditions ?? emptyConditions));
  const [categoryId, setCategoryId] = useState(rule?.categoryId ?? null);
  const [tags, setTags] = useState(rule?.tags.join(', ') ?? '');
  const problems = problemsOfConditions(conditions);
  const preview = useMutation({ mutationFn: () => request('organise.preview-rule', written()) });
  const isWhole = name.trim() !== '' && Object.keys(problems).length === 0;

  function written() {
    return {
      id: rule?.id ?? null,
      name: name.trim(),
      isOn: rule?.isOn ?? true,
      conditions: conditionsOf(conditions),
      categoryId,
      tags: listOf(tags),
    };
  }
  const change = <Value,>(set: (value: Value) => void) => {
    return (value: Value) => {
      set(value);
      preview.reset();
    };
  };
  const save = (applies: boolean) =>
    order.take(
      () => request('organise.save-rule', written()),
      ({ id }) => onClose(applies ? id : null),
    );
  return (
    <PreviewForm
      title={rule ? t('organise.rule') : t('organise.newFilingRule')}
      nameLabel={t('organise.ruleName')}
      name={name}
      onName={setName}
      isRight={Object.keys(problems).length === 0}
      isPreviewing={preview.isPending}
      previewWords={t('organise.tryIt')}
      onPreview={() => preview.mutate()}
      onClose={() => onClose(null)}
      actions={
        preview.data && (
          <>
            <Button disabled={!isWhole || order.busy} onClick={() => save(false)}>
              {t('organise.save')}
            </Button>
            {preview.data.matches > 0 && (
              <Button tone="main" disabled={!isWhole || order.busy} onClick={() => save(true)}>
                {t('organise.saveAndFile')}
              </Button>
            )}
          </>
        )
      }
    >
      <ConditionsForm
        draft={conditions}
        problems={problems}
        categories={categories}
        forCleanUp={false}
        onChange={change(setConditions)}
      />
      <div className="grid grid-cols-2 gap-4 border-t border-line pt-4">
        <LabelledField label={t('organise.goesInto')} hint={t('organise.goesIntoHint')}>
          {(ids) => (
            <CategorySelect
              id={ids.id}
              describedBy={ids['aria-describedby']}
              value={categoryId}
              none={t('organise.noCategory')}
              categories={categories}
              onChange={change(setCategoryId)}
            />
          )}
        </LabelledField>
        <LabelledField label={t('organise.getsTags')} hint={t('organise.dividedByCommas')}>
          {(ids) => (
            <TextField {...ids} value={tags} onChange={(event) => change(setTags)(event.target.value)} />
          )}
        </LabelledField>
      </div>
      {preview.error && <ErrorNotice error={preview.error} />}
      {order.error && <ErrorNotice error={order.error} />}
      {preview.data && (
        <MatchList
          preview={preview.data}
          verb={t('organise.wouldBeFiled', { count: preview.data.matches })}
          more={t('organise.filedAnyway')}
        />
      )}
    </PreviewForm>
  );
}
