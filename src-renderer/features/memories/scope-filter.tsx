/** Whose memories are shown: the owner's, or what was kept of conversations. Shown only where there is a choice. */
import { useScopes } from '../../client/use-scopes.ts';
import { t } from '../../messages/t.ts';
import { SelectField } from '../../ui/fields.tsx';

interface ScopeFilterProps {
  /** Null: the owner's own. */
  readonly scope: string | null;
  readonly onScope: (scope: string | null) => void;
}

export function ScopeFilter({ scope, onScope }: ScopeFilterProps) {
  const { scopes, labelOf } = useScopes();
  const names = scopes.filter(({ memories }) => memories > 0).map((known) => known.scope);
  const shown = scope === null || names.includes(scope) ? names : [...names, scope];
  if (shown.length === 0) return null;
  return (
    <SelectField
      label={t('memories.whose')}
      value={scope ?? ''}
      options={[
        { value: '', label: t('memories.yours') },
        ...shown.map((name) => ({ value: name, label: labelOf(name) })),
      ]}
      onChange={(value) => onScope(value === '' ? null : value)}
    />
  );
}
