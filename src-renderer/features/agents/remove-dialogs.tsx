/** Removing an agent, a team or a room: what stays, and what goes with it. */
import type { ReactNode } from 'react';
import type { SettingsPatch } from '../../../src-preload/contract/settings.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { t } from '../../messages/t.ts';
import {
  labelOfAgent,
  teamsThatEnd,
  withoutAgent,
  withoutRoom,
  withoutTeam,
  type Participants,
} from './participant-drafts.ts';

interface RemoveProps {
  readonly participants: Participants;
  readonly onClose: () => void;
}

export function RemoveAgent({ participants, name, onClose }: RemoveProps & { readonly name: string }) {
  const kept = useRequest('conversation.scopes', {}).data?.scopes.find(
    ({ scope }) => scope === `agent_${name}`,
  );
  const ended = teamsThatEnd(participants, name);
  return (
    <Removal
      title={t('agents.removeAgent', { name: labelOfAgent(name, participants) })}
      patch={withoutAgent(participants, name)}
      onClose={onClose}
    >
      <p>
        {kept && kept.memories > 0
          ? t('agents.agentMemoryStays', { count: kept.memories })
          : t('agents.agentMemoryNone')}{' '}
        {t('agents.agentConversationsStay')}
      </p>
      {ended.length > 0 && (
        <p className="mt-2">{t('agents.teamsEnd', { count: ended.length, names: ended.join(', ') })}</p>
      )}
    </Removal>
  );
}

export function RemoveTeam({ participants, name, onClose }: RemoveProps & { readonly name: string }) {
  return (
    <Removal
      title={t('agents.removeTeam', { name })}
      patch={withoutTeam(participants, name)}
      onClose={onClose}
    >
      <p>{t('agents.teamMemoryStays')}</p>
    </Removal>
  );
}

export function RemoveRoom({ participants, id, onClose }: RemoveProps & { readonly id: string }) {
  return (
    <Removal
      title={t('agents.removeRoom', { name: id })}
      patch={withoutRoom(participants, id)}
      onClose={onClose}
    >
      <p>{t('agents.roomMemoryStays')}</p>
    </Removal>
  );
}

interface RemovalProps {
  readonly title: string;
  readonly patch: SettingsPatch;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

function Removal({ title, patch, onClose, children }: RemovalProps) {
  const save = useAction('settings.update', ['settings.get', 'conversation.scopes']);
  return (
    <ConfirmDialog
      title={title}
      action={t('agents.remove')}
      busy={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate(patch, { onSuccess: onClose })}
      onClose={onClose}
    >
      {children}
    </ConfirmDialog>
  );
}
