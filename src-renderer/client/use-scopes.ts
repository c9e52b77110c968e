/** Whose conversation memory there is, in words. */
import type { Output } from './bridge.ts';
import { t } from '../messages/t.ts';
import { useRequest } from './use-request.ts';

type ScopeInfo = Output<'conversation.scopes'>['scopes'][number];

export interface Scopes {
  /** By their names; empty until they are known. */
  readonly scopes: readonly ScopeInfo[];
  /** Whether there is anything but the owner's own: something is kept, or there are others to talk with. */
  readonly hasOthers: boolean;
  /** The label of a scope; its own name where it is not known. */
  readonly labelOf: (scope: string) => string;
}

const none: readonly ScopeInfo[] = [];

export function useScopes(): Scopes {
  const scopes = useRequest('conversation.scopes', {}).data?.scopes ?? none;
  return {
    scopes,
    hasOthers: scopes.length > 1 || scopes.some(({ memories }) => memories > 0),
    labelOf: (scope) => {
      const known = scopes.find((candidate) => candidate.scope === scope);
      return known ? inWords(known) : scope;
    },
  };
}

function inWords({ scope, label }: ScopeInfo): string {
  if (scope.startsWith('room_')) return t('agents.scopeRoom', { name: label });
  return scope.startsWith('team_') ? t('agents.scopeTeam', { name: label }) : label;
}
