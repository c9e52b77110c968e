/** An agent: what it is called, what it is for, which model answers for it, and what it may remember. */
import { useState } from 'react';
import type { Agent } from '../../../src-preload/contract/memory-settings.ts';
import { SelectField, TextArea, TextField } from '../../ui/fields.tsx';
import { CheckList } from '../../ui/check-list.tsx';
import { LabelledField } from '../../ui/labelled-field.tsx';
import { t } from '../../messages/t.ts';
import { NameFields } from './name-fields.tsx';
import {
  agentProblems,
  emptyAgent,
  labelOfAgent,
  withAgent,
  type Participants,
} from './participant-drafts.ts';
import { ParticipantForm } from './participant-form.tsx';
import { shownProblems } from './shown-problems.ts';

interface AgentDialogProps {
  readonly participants: Participants;
  /** Null: a new one. */
  readonly name: string | null;
  readonly onClose: () => void;
}

export function AgentDialog({ participants, name, onClose }: AgentDialogProps) {
  const [key, setKey] = useState(name ?? '');
  const [agent, setAgent] = useState<Agent>(
    (name === null ? undefined : participants.agents[name]) ?? emptyAgent,
  );
  const problems = agentProblems(key, agent, participants, name === null);
  const shown = shownProblems(problems, key);
  const change = (part: Partial<Agent>) => setAgent({ ...agent, ...part });
  return (
    <ParticipantForm
      title={
        name === null ? t('agents.newAgent') : t('agents.edit', { name: labelOfAgent(name, participants) })
      }
      problems={problems}
      patch={withAgent(participants, key, agent)}
      onClose={onClose}
    >
      <NameFields
        name={name}
        keyLabel={t('agents.name')}
        keyHint={t('agents.nameHint')}
        keyExample="ada"
        shownHint={t('agents.shownNameHintNew')}
        keyTyped={key}
        onKey={setKey}
        displayName={agent.displayName}
        onDisplayName={(displayName) => change({ displayName })}
        problems={shown}
      />
      <LabelledField label={t('agents.role')} hint={t('agents.roleHint')} problem={shown['role']}>
        {(ids) => (
          <TextArea
            {...ids}
            rows={3}
            value={agent.role}
            onChange={({ target }) => change({ role: target.value })}
          />
        )}
      </LabelledField>
      <LabelledField label={t('agents.model')} hint={t('agents.modelHint')} problem={shown['model']}>
        {(ids) => (
          <TextField
            {...ids}
            value={agent.model ?? ''}
            onChange={({ target }) => change({ model: target.value === '' ? null : target.value })}
          />
        )}
      </LabelledField>
      <LabelledField label={t('agents.whereKept')}>
        {({ id, 'aria-describedby': describedBy }) => (
          <SelectField
            id={id}
            describedBy={describedBy}
            value={agent.memoryBackend ?? 'usual'}
            options={backends}
            onChange={(value) => change({ memoryBackend: value === 'usual' ? null : value })}
          />
        )}
      </LabelledField>
      <CheckList
        label={t('agents.tools')}
        hint={t('agents.toolsHint')}
        choices={[{ value: 'memory', label: t('agents.usesMemory') }]}
        chosen={agent.tools}
        onChange={(tools) => change({ tools: tools.includes('memory') ? ['memory'] : [] })}
      />
      {Object.keys(participants.rooms).length > 0 && (
        <CheckList
          label={t('agents.rooms')}
          hint={t('agents.roomsHint')}
          choices={Object.entries(participants.rooms).map(([id, { displayName }]) => ({
            value: id,
            label: displayName === '' ? id : displayName,
          }))}
          chosen={agent.rooms}
          onChange={(rooms) => change({ rooms: [...rooms] })}
        />
      )}
    </ParticipantForm>
  );
}

const backends = [
  { value: 'usual', label: t('agents.keptUsual') },
  { value: 'mem0', label: t('agents.keptMemories') },
  { value: 'file', label: t('agents.keptFiles') },
  { value: 'none', label: t('agents.keptNowhere') },
] as const;
