/** Removing an agent, a team or a room: what stays, and what goes with it. */
import type { ReactNode } from 'react';
import type { SettingsPatch } from '../../../src-preload/contract/settings.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { formatCount } from '../../ui/sizes.ts';
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
      title={`Remove ${labelOfAgent(name, participants)}?`}
      patch={withoutAgent(participants, name)}
      onClose={onClose}
    >
      <p>
        {kept && kept.memories > 0
          ? `What it remembers stays: ${formatCount(kept.memories, 'memory', 'memories')}. You find them by search, and an agent of the same name would have them again.`
          : 'It remembers nothing yet.'}{' '}
        Its conversations stay; those left in them answer, or the usual assistant.
      </p>
      {ended.length > 0 && (
        <p className="mt-2">
          {`With one member left, ${ended.length === 1 ? 'the team' : 'the teams'} ${ended.join(', ')} ${ended.length === 1 ? 'goes' : 'go'} as well.`}
        </p>
      )}
    </Removal>
  );
}

export function RemoveTeam({ participants, name, onClose }: RemoveProps & { readonly name: string }) {
  return (
    <Removal title={`Remove the team ${name}?`} patch={withoutTeam(participants, name)} onClose={onClose}>
      <p>Its agents stay, and so do its conversations and what was kept of them.</p>
    </Removal>
  );
}

export function RemoveRoom({ participants, id, onClose }: RemoveProps & { readonly id: string }) {
  return (
    <Removal title={`Remove the room ${id}?`} patch={withoutRoom(participants, id)} onClose={onClose}>
      <p>
        Its agents no longer look up what was said there. What was kept of it stays, and you find it by
        search.
      </p>
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
      action="Remove"
      busy={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate(patch, { onSuccess: onClose })}
      onClose={onClose}
    >
      {children}
    </ConfirmDialog>
  );
}
