/** What the owner writes by hand is redacted like all else; what was taken out is told, so that the vault can be offered it. */
import { redactFields } from '../privacy/redact-fields.ts';
import type { Redact, Removed } from '../privacy/redact.ts';
import type { Organising } from './organising.ts';

export interface OwnersWordsParts {
  readonly redact: Redact;
  /** What was taken out of something that the owner wrote. */
  readonly onWrittenSecrets: (removed: readonly Removed[]) => void;
}

/** Answers what was written without the secrets in any text of it. */
export function createOwnersWords({ redact, onWrittenSecrets }: OwnersWordsParts) {
  return <Written>(written: Written): Written => {
    const { fields, removed } = redactFields(written, redact);
    if (removed.length > 0) onWrittenSecrets(removed);
    return fields;
  };
}

/** The shortest limit of a name. */
const shortestLimit = 60;

/** The same for a name, which is no longer than names may be afterwards either. */
export function namesOf(clean: (written: string) => string): (written: string) => string {
  return (written) => clean(written).slice(0, Math.max(written.length, shortestLimit));
}

/** What the owner calls categories, tags, rules and policies. What rules look for stays as it is: it would find nothing else. */
export function withOwnersNames(
  handlers: Organising['handlers'],
  clean: (written: string) => string,
): Organising['handlers'] {
  return {
    ...handlers,
    'organise.create-category': ({ name, ...rest }) =>
      handlers['organise.create-category']({ ...rest, name: clean(name) }),
    'organise.change-category': ({ name, ...rest }) =>
      handlers['organise.change-category']({ ...rest, name: name === undefined ? name : clean(name) }),
    'organise.replace-tags': ({ tags, by }) =>
      handlers['organise.replace-tags']({ tags, by: by === null ? by : clean(by) }),
    'organise.save-rule': (rule) =>
      handlers['organise.save-rule']({ ...rule, name: clean(rule.name), tags: rule.tags.map(clean) }),
    'policies.save': (policy) => handlers['policies.save']({ ...policy, name: clean(policy.name) }),
  };
}
