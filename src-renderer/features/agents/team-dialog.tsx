/** A team: its name and its members. */
import { useState } from 'react';
import type { Team } from '../../../src-preload/contract/memory-settings.ts';
import { CheckList } from '../../ui/check-list.tsx';
import { t } from '../../messages/t.ts';
import { NameFields } from './name-fields.tsx';
import { labelOfAgent, teamProblems, withTeam, type Participants } from './participant-drafts.ts';
import { ParticipantForm } from './participant-form.tsx';
import { shownProblems } from './shown-problems.ts';

interface TeamDialogProps {
  readonly participants: Participants;
  /** Null: a new one. */
  readonly name: string | null;
  readonly onClose: () => void;
}

export function TeamDialog({ participants, name, onClose }: TeamDialogProps) {
  const [key, setKey] = useState(name ?? '');
  const [team, setTeam] = useState<Team>(
    (name === null ? undefined : participants.teams[name]) ?? { displayName: '', members: [] },
  );
  const problems = teamProblems(key, team, participants, name === null);
  const shown = shownProblems(problems, key);
  return (
    <ParticipantForm
      title={
        name === null
          ? t('agents.newTeam')
          : t('agents.edit', { name: team.displayName === '' ? name : team.displayName })
      }
      problems={problems}
      patch={withTeam(participants, key, team)}
      onClose={onClose}
    >
      <NameFields
        name={name}
        keyLabel={t('agents.name')}
        keyHint={t('agents.teamNameHint')}
        keyExample="research"
        shownHint={t('agents.shownNameHintNew')}
        keyTyped={key}
        onKey={setKey}
        displayName={team.displayName}
        onDisplayName={(displayName) => setTeam({ ...team, displayName })}
        problems={shown}
      />
      <CheckList
        label={t('agents.members')}
        hint={t('agents.membersHint')}
        problem={key === '' && team.members.length === 0 ? undefined : shown['members']}
        choices={Object.keys(participants.agents).map((agent) => ({
          value: agent,
          label: labelOfAgent(agent, participants),
        }))}
        chosen={team.members}
        onChange={(members) => setTeam({ ...team, members: [...members] })}
      />
    </ParticipantForm>
  );
}
