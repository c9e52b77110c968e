/** What an agent, a team and a room are called: the name that the file knows, given once, and the one that is shown. */
import { t } from '../../messages/t.ts';
import { TextField } from '../../ui/fields.tsx';
import { LabelledField } from '../../ui/labelled-field.tsx';
import type { Problems } from './participant-drafts.ts';

interface NameFieldsProps {
  /** Null: a new one, whose key is asked for. */
  readonly name: string | null;
  readonly keyLabel: string;
  readonly keyHint: string;
  readonly keyExample: string;
  /** What an empty shown name means while it is new. */
  readonly shownHint: string;
  readonly keyTyped: string;
  readonly onKey: (key: string) => void;
  readonly displayName: string;
  readonly onDisplayName: (displayName: string) => void;
  readonly problems: Problems;
}

export function NameFields(props: NameFieldsProps) {
  const { name, keyLabel, keyHint, keyExample, shownHint, keyTyped, onKey, problems } = props;
  return (
    <>
      {name === null && (
        <LabelledField label={keyLabel} hint={keyHint} problem={problems['name']}>
          {(ids) => (
            <TextField
              {...ids}
              data-autofocus
              placeholder={keyExample}
              value={keyTyped}
              onChange={({ target }) => onKey(target.value)}
            />
          )}
        </LabelledField>
      )}
      <LabelledField
        label={t('agents.shownName')}
        hint={name === null ? shownHint : t('agents.shownNameHint', { name })}
        problem={problems['displayName']}
      >
        {(ids) => (
          <TextField
            {...ids}
            value={props.displayName}
            onChange={({ target }) => props.onDisplayName(target.value)}
          />
        )}
      </LabelledField>
    </>
  );
}
