/** A room: its id, its name, and the agents that belong to it. */
import { useState } from 'react';
import type { Room } from '../../../src-preload/contract/memory-settings.ts';
import { CheckList } from '../../ui/check-list.tsx';
import { t } from '../../messages/t.ts';
import { NameFields } from './name-fields.tsx';
import {
  labelOfAgent,
  membersOfRoom,
  roomProblems,
  withRoom,
  type Participants,
} from './participant-drafts.ts';
import { ParticipantForm } from './participant-form.tsx';
import { shownProblems } from './shown-problems.ts';

interface RoomDialogProps {
  readonly participants: Participants;
  /** Null: a new one. */
  readonly id: string | null;
  readonly onClose: () => void;
}

export function RoomDialog({ participants, id, onClose }: RoomDialogProps) {
  const [key, setKey] = useState(id ?? '');
  const [room, setRoom] = useState<Room>(
    (id === null ? undefined : participants.rooms[id]) ?? { displayName: '' },
  );
  const [members, setMembers] = useState<readonly string[]>(
    id === null ? [] : membersOfRoom(participants, id),
  );
  const problems = roomProblems(key, room, participants, id === null);
  const shown = shownProblems(problems, key);
  return (
    <ParticipantForm
      title={
        id === null
          ? t('agents.newRoom')
          : t('agents.edit', { name: room.displayName === '' ? id : room.displayName })
      }
      problems={problems}
      patch={withRoom(participants, key, room, members)}
      onClose={onClose}
    >
      <NameFields
        name={id}
        keyLabel={t('agents.id')}
        keyHint={t('agents.idHint')}
        keyExample="lab"
        shownHint={t('agents.emptyId')}
        keyTyped={key}
        onKey={setKey}
        displayName={room.displayName}
        onDisplayName={(displayName) => setRoom({ displayName })}
        problems={shown}
      />
      <CheckList
        label={t('agents.roomMembers')}
        choices={Object.keys(participants.agents).map((agent) => ({
          value: agent,
          label: labelOfAgent(agent, participants),
        }))}
        chosen={members}
        onChange={setMembers}
      />
    </ParticipantForm>
  );
}
