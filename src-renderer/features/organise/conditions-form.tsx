/** The fields that say which memories a rule or a policy is about. */
import type { MemoryKind } from '../../../src-preload/contract/memory.ts';
import type { Category } from '../../../src-preload/contract/organise.ts';
import { kinds, kindWords } from '../../client/memory-kinds.ts';
import { t } from '../../messages/t.ts';
import { CheckList } from '../../ui/check-list.tsx';
import { SelectField, TextField } from '../../ui/fields.tsx';
import { LabelledField } from '../../ui/labelled-field.tsx';
import { CategorySelect } from './category-select.tsx';
import type { ConditionsDraft } from './conditions-draft.ts';

interface ConditionsFormProps {
  readonly draft: ConditionsDraft;
  readonly problems: Readonly<Record<string, string>>;
  readonly categories: readonly Category[];
  /** Age, state, never opened and duplicates as well. */
  readonly forCleanUp: boolean;
  readonly onChange: (draft: ConditionsDraft) => void;
}

/** Core memory and the vault are never touched. */
const choosable = kinds.filter((kind) => kind !== 'core' && kind !== 'vault');
const lists = [
  {
    name: 'words',
    label: t('organise.holdsWords'),
    hint: t('organise.holdsWordsHint'),
  },
  { name: 'applications', label: t('organise.seenIn'), hint: t('organise.seenInHint') },
  {
    name: 'sites',
    label: t('organise.onOneOfSites'),
    hint: t('organise.onOneOfSitesHint'),
  },
  { name: 'tags', label: t('organise.withTags'), hint: undefined },
] as const;

export function ConditionsForm({ draft, problems, categories, forCleanUp, onChange }: ConditionsFormProps) {
  const owners = draft.scopes.length === 0 ? 'any' : draft.scopes.join() === '' ? 'own' : 'as-is';
  return (
    <div className="flex flex-col gap-4">
      <CheckList
        label={t('organise.kinds')}
        hint={t('organise.kindsHint')}
        choices={choosable.map((kind) => ({ value: kind, label: kindWords[kind].name }))}
        chosen={draft.kinds}
        onChange={(chosen) => onChange({ ...draft, kinds: chosen as readonly MemoryKind[] })}
      />
      <div className="grid grid-cols-2 gap-4">
        {lists.map(({ name, label, hint }) => (
          <LabelledField key={name} label={label} hint={hint}>
            {(ids) => (
              <TextField
                {...ids}
                value={draft[name]}
                onChange={(event) => onChange({ ...draft, [name]: event.target.value })}
              />
            )}
          </LabelledField>
        ))}
        <LabelledField label={t('organise.inTheCategory')} hint={t('organise.inTheCategoryHint')}>
          {(ids) => (
            <CategorySelect
              id={ids.id}
              describedBy={ids['aria-describedby']}
              value={draft.categoryId}
              none={t('organise.anyOrNone')}
              categories={categories}
              onChange={(categoryId) => onChange({ ...draft, categoryId })}
            />
          )}
        </LabelledField>
        <LabelledField label={t('organise.whose')}>
          {(ids) => (
            <SelectField
              id={ids.id}
              value={owners}
              options={[
                { value: 'own', label: t('organise.myOwn') },
                { value: 'any', label: t('organise.myOwnAndConversations') },
                ...(owners === 'as-is' ? [{ value: 'as-is' as const, label: draft.scopes.join(', ') }] : []),
              ]}
              onChange={(chosen) =>
                onChange({ ...draft, scopes: chosen === 'any' ? [] : chosen === 'own' ? [''] : draft.scopes })
              }
            />
          )}
        </LabelledField>
        <Percent
          name="below"
          label={t('organise.certaintyBelowPercent')}
          {...{ draft, problems, onChange }}
        />
        <Percent
          name="atLeast"
          label={t('organise.certaintyAtLeastPercent')}
          {...{ draft, problems, onChange }}
        />
      </div>
      {forCleanUp && <CleanUpFields {...{ draft, problems, onChange }} />}
    </div>
  );
}

type PartProps = Pick<ConditionsFormProps, 'draft' | 'problems' | 'onChange'>;

function Percent({
  name,
  label,
  draft,
  problems,
  onChange,
}: PartProps & { readonly name: 'below' | 'atLeast'; readonly label: string }) {
  return (
    <LabelledField label={label} problem={problems[name]}>
      {(ids) => (
        <TextField
          {...ids}
          inputMode="numeric"
          className="w-24"
          value={draft[name]}
          onChange={(event) => onChange({ ...draft, [name]: event.target.value })}
        />
      )}
    </LabelledField>
  );
}

function CleanUpFields({ draft, problems, onChange }: PartProps) {
  return (
    <div className="grid grid-cols-2 gap-4">
      <LabelledField
        label={t('organise.olderThanDays')}
        hint={t('organise.olderThanHint')}
        problem={problems['olderThan']}
      >
        {(ids) => (
          <TextField
            {...ids}
            inputMode="numeric"
            className="w-24"
            value={draft.olderThan}
            onChange={(event) => onChange({ ...draft, olderThan: event.target.value })}
          />
        )}
      </LabelledField>
      <CheckList
        label={t('organise.state')}
        problem={problems['states']}
        choices={[
          { value: 'active', label: t('organise.stateActive') },
          { value: 'archived', label: t('organise.stateArchived') },
          { value: 'superseded', label: t('organise.stateSuperseded') },
        ]}
        chosen={draft.states}
        onChange={(chosen) => onChange({ ...draft, states: chosen as ConditionsDraft['states'] })}
      />
      <CheckList
        label={t('organise.onlyThose')}
        choices={[
          { value: 'neverOpened', label: t('organise.neverOpened') },
          { value: 'duplicates', label: t('organise.saidTwiceAllButOne') },
        ]}
        chosen={(['neverOpened', 'duplicates'] as const).filter((name) => draft[name])}
        onChange={(chosen) =>
          onChange({
            ...draft,
            neverOpened: chosen.includes('neverOpened'),
            duplicates: chosen.includes('duplicates'),
          })
        }
      />
    </div>
  );
}
