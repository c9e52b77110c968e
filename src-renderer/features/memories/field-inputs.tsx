/** The controls with which a memory is written, as its kind wants them, each with what is wrong with it. */
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import type { MemoryKind } from '../../../src-preload/contract/memory.ts';
import { categoryChoices } from '../../client/category-paths.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { SelectField, TextArea, TextField } from '../../ui/fields.tsx';
import { LabelledField, type FieldIds } from '../../ui/labelled-field.tsx';
import { fieldSpecs, type FieldSpec } from './field-specs.ts';
import type { Draft, Problems } from './memory-draft.ts';

interface FieldInputsProps {
  readonly kind: MemoryKind;
  readonly draft: Draft;
  readonly ownTitle: boolean;
  /** Empty until the owner has tried to save. */
  readonly problems: Problems;
  readonly onChange: (draft: Draft) => void;
}

export function FieldInputs({ kind, draft, ownTitle, problems, onChange }: FieldInputsProps) {
  const categories = useRequest('organise.categories', {}).data ?? [];
  const setField = (name: string, value: string | readonly string[]) =>
    onChange({ ...draft, fields: { ...draft.fields, [name]: value } });
  return (
    <div className="flex flex-col gap-3">
      {ownTitle && (
        <LabelledField label={t('kinds.fieldTitle')} problem={problems['title']}>
          {(ids) => (
            <TextField
              {...ids}
              value={draft.title}
              onChange={(event) => onChange({ ...draft, title: event.target.value })}
            />
          )}
        </LabelledField>
      )}
      {fieldSpecs[kind].map((spec) => (
        <LabelledField key={spec.name} label={spec.label} hint={spec.hint} problem={problems[spec.name]}>
          {(ids) => (
            <Control
              ids={ids}
              spec={spec}
              value={draft.fields[spec.name] ?? ''}
              onChange={(value) => setField(spec.name, value)}
            />
          )}
        </LabelledField>
      ))}
      <LabelledField label={t('kinds.fieldOccurredAt')} problem={problems['occurredAt']}>
        {(ids) => (
          <TextField
            {...ids}
            type="datetime-local"
            className="w-56"
            value={draft.occurredAt}
            onChange={(event) => onChange({ ...draft, occurredAt: event.target.value })}
          />
        )}
      </LabelledField>
      <LabelledField label={t('kinds.fieldTags')} hint={t('memories.commas')} problem={problems['tags']}>
        {(ids) => (
          <TextField
            {...ids}
            value={draft.tags}
            onChange={(event) => onChange({ ...draft, tags: event.target.value })}
          />
        )}
      </LabelledField>
      {(categories.length > 0 || draft.category !== '') && (
        <LabelledField label={t('kinds.fieldCategory')}>
          {(ids) => (
            <SelectField
              id={ids.id}
              describedBy={ids['aria-describedby']}
              value={draft.category}
              options={categoryChoices(categories, t('memories.noCategory'))}
              onChange={(category) => onChange({ ...draft, category })}
            />
          )}
        </LabelledField>
      )}
    </div>
  );
}

interface ControlProps {
  readonly ids: FieldIds;
  readonly spec: FieldSpec;
  readonly value: string | readonly string[];
  readonly onChange: (value: string | readonly string[]) => void;
}

function Control({ ids, spec, value, onChange }: ControlProps) {
  const text = typeof value === 'string' ? value : '';
  switch (spec.control) {
    case 'line':
      return <TextField {...ids} value={text} onChange={(event) => onChange(event.target.value)} />;
    case 'text':
      return (
        <TextArea
          {...ids}
          rows={spec.name === 'details' ? 8 : 3}
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'choice':
      return (
        <span>
          <SelectField
            id={ids.id}
            describedBy={ids['aria-describedby']}
            value={text}
            options={spec.options}
            onChange={onChange}
          />
        </span>
      );
    case 'steps':
      return <StepInputs ids={ids} steps={typeof value === 'string' ? [] : value} onChange={onChange} />;
  }
}

interface StepInputsProps {
  readonly ids: FieldIds;
  readonly steps: readonly string[];
  readonly onChange: (steps: readonly string[]) => void;
}

function StepInputs({ ids, steps, onChange }: StepInputsProps) {
  const swap = (at: number, other: number) =>
    onChange(steps.with(at, steps[other] ?? '').with(other, steps[at] ?? ''));
  return (
    <div className="flex flex-col gap-1">
      {steps.map((step, at) => (
        // Steps have no names but their places.
        <div key={at} className="flex items-start gap-1">
          <span aria-hidden className="w-6 pt-1.5 text-right text-ink-2">
            {at + 1}.
          </span>
          <TextArea
            aria-label={t('memories.step', { number: at + 1 })}
            rows={1}
            className="field-sizing-content flex-1"
            value={step}
            onChange={(event) => onChange(steps.with(at, event.target.value))}
          />
          <IconButton
            icon={ArrowUp}
            label={t('memories.moveStepUp', { number: at + 1 })}
            disabled={at === 0}
            onClick={() => swap(at, at - 1)}
          />
          <IconButton
            icon={ArrowDown}
            label={t('memories.moveStepDown', { number: at + 1 })}
            disabled={at === steps.length - 1}
            onClick={() => swap(at, at + 1)}
          />
          <IconButton
            icon={Trash2}
            label={t('memories.removeStep', { number: at + 1 })}
            onClick={() => onChange(steps.toSpliced(at, 1))}
          />
        </div>
      ))}
      <Button id={ids.id} icon={Plus} className="self-start" onClick={() => onChange([...steps, ''])}>
        {t('memories.addStep')}
      </Button>
    </div>
  );
}
