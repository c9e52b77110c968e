/** Who takes part in conversations: agents, the teams that they form, and the rooms that they meet in. */
import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { usualAgent } from '../../../src-preload/contract/memory-settings.ts';
import { useSettings } from '../../client/use-settings.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Section } from '../../ui/section.tsx';
import { t } from '../../messages/t.ts';
import { AgentDialog } from './agent-dialog.tsx';
import { labelOfAgent, membersOfRoom, type Participants } from './participant-drafts.ts';
import { RemoveAgent, RemoveRoom, RemoveTeam } from './remove-dialogs.tsx';
import { RoomDialog } from './room-dialog.tsx';
import { TeamDialog } from './team-dialog.tsx';

type What = 'agent' | 'team' | 'room';
/** `name` is null for a new one. */
type Open =
  | { readonly does: 'edit'; readonly what: What; readonly name: string | null }
  | { readonly does: 'remove'; readonly what: What; readonly name: string };

export function ParticipantsPart() {
  const settings = useSettings();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  if (settings.error) return <ErrorNotice error={settings.error} onRetry={() => void settings.refetch()} />;
  if (!settings.data) return <div className="skeleton h-40 rounded-control" />;
  const participants: Participants = settings.data;
  const agentNames = Object.keys(participants.agents);
  const label = (name: string) => labelOfAgent(name, participants);
  const edit = (what: What, name: string | null) => () => setOpen({ does: 'edit', what, name });
  const remove = (what: What, name: string) => () => setOpen({ does: 'remove', what, name });
  return (
    <>
      <Section title={t('agents.agents')} lead={t('agents.agentsLead')}>
        <Rows label={t('agents.agents')}>
          {Object.entries(participants.agents).map(([name, agent]) => (
            <Row
              key={name}
              name={label(name)}
              detail={agent.role === '' ? t('agents.noRole') : agent.role}
              badges={[
                ...(name === label(name) ? [] : [name]),
                ...(agent.model === null ? [] : [agent.model]),
                ...(agent.tools.includes('memory') ? [t('agents.usesMemoryBadge')] : []),
                ...(agent.memoryBackend === null ? [] : [t('agents.kept', { backend: agent.memoryBackend })]),
                ...agent.rooms.map((id) => t('agents.roomBadge', { name: roomLabel(id, participants) })),
              ]}
              onEdit={edit('agent', name)}
              onRemove={name === usualAgent ? null : remove('agent', name)}
            />
          ))}
        </Rows>
        <Button icon={Plus} className="mt-2 self-start" onClick={edit('agent', null)}>
          {t('agents.newAgent')}
        </Button>
      </Section>
      <Section title={t('agents.teams')} lead={t('agents.teamsLead')}>
        <Rows label={t('agents.teams')}>
          {Object.entries(participants.teams).map(([name, team]) => (
            <Row
              key={name}
              name={team.displayName === '' ? name : team.displayName}
              detail={team.members.map(label).join(', ')}
              badges={team.displayName === '' ? [] : [name]}
              onEdit={edit('team', name)}
              onRemove={remove('team', name)}
            />
          ))}
        </Rows>
        {agentNames.length < 2 ? (
          <p className="text-ink-2">{t('agents.teamNeedsTwo')}</p>
        ) : (
          <Button icon={Plus} className="mt-2 self-start" onClick={edit('team', null)}>
            {t('agents.newTeam')}
          </Button>
        )}
      </Section>
      <Section title={t('agents.rooms')} lead={t('agents.roomsLead')}>
        <Rows label={t('agents.rooms')}>
          {Object.entries(participants.rooms).map(([id, room]) => (
            <Row
              key={id}
              name={roomLabel(id, participants)}
              detail={membersOfRoom(participants, id).map(label).join(', ') || t('agents.roomEmpty')}
              badges={room.displayName === '' ? [] : [id]}
              onEdit={edit('room', id)}
              onRemove={remove('room', id)}
            />
          ))}
        </Rows>
        <Button icon={Plus} className="mt-2 self-start" onClick={edit('room', null)}>
          {t('agents.newRoom')}
        </Button>
      </Section>
      {open?.does === 'edit' && open.what === 'agent' && (
        <AgentDialog participants={participants} name={open.name} onClose={close} />
      )}
      {open?.does === 'edit' && open.what === 'team' && (
        <TeamDialog participants={participants} name={open.name} onClose={close} />
      )}
      {open?.does === 'edit' && open.what === 'room' && (
        <RoomDialog participants={participants} id={open.name} onClose={close} />
      )}
      {open?.does === 'remove' && open.what === 'agent' && (
        <RemoveAgent participants={participants} name={open.name} onClose={close} />
      )}
      {open?.does === 'remove' && open.what === 'team' && (
        <RemoveTeam participants={participants} name={open.name} onClose={close} />
      )}
      {open?.does === 'remove' && open.what === 'room' && (
        <RemoveRoom participants={participants} id={open.name} onClose={close} />
      )}
    </>
  );
}

function roomLabel(id: string, { rooms }: Participants): string {
  const given = Object.hasOwn(rooms, id) ? rooms[id]!.displayName : '';
  return given === '' ? id : given;
}

function Rows({ label, children }: { readonly label: string; readonly children: readonly ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <ul aria-label={label} className="divide-y divide-line rounded-control border border-line">
      {children}
    </ul>
  );
}

interface RowProps {
  readonly name: string;
  readonly detail: string;
  readonly badges: readonly string[];
  readonly onEdit: () => void;
  /** Null where it cannot be removed. */
  readonly onRemove: (() => void) | null;
}

function Row({ name, detail, badges, onEdit, onRemove }: RowProps) {
  return (
    <li className="flex items-center gap-3 px-3 py-2">
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
          <span className="min-w-0 font-medium break-words">{name}</span>
          {badges.map((text) => (
            <Badge key={text}>{text}</Badge>
          ))}
        </p>
        <p className="line-clamp-2 text-ink-2">{detail}</p>
      </div>
      <IconButton icon={Pencil} label={t('agents.edit', { name })} onClick={onEdit} />
      {onRemove && <IconButton icon={Trash2} label={t('agents.removeOf', { name })} onClick={onRemove} />}
    </li>
  );
}
