/** A room: its id, its name, and the agents that belong to it. */
import { useState } from 'react';
import type { Room } from '../../../src-preload/contract/memory-settings.ts';
import { CheckList } from '../../ui/check-list.tsx';
import { TextField } from '../../ui/fields.tsx';
import { LabelledField } from '../../ui/labelled-field.tsx';
import { t } from '../../messages/t.ts';
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
      {id === null && (
        <LabelledField label={t('agents.id')} hint={t('agents.idHint')} problem={shown['name']}>
          {(ids) => (
            <TextField
              {...ids}
              data-autofocus
              placeholder="lab"
              value={key}
              onChange={({ target }) => setKey(target.value)}
            />
          )}
        </LabelledField>
      )}
      <LabelledField
        label={t('agents.shownName')}
        hint={id === null ? t('agents.emptyId') : t('agents.shownNameHint', { name: id })}
        problem={shown['displayName']}
      >
        {(ids) => (
          <TextField
            {...ids}
            value={room.displayName}
            onChange={({ target }) => setRoom({ displayName: target.value })}
          />
        )}
      </LabelledField>
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
