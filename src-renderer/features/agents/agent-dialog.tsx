/** An agent: what it is called, what it is for, which model answers for it, and what it may remember. */
import { useState } from 'react';
import type { Agent } from '../../../src-preload/contract/memory-settings.ts';
import { SelectField, TextArea, TextField } from '../../ui/fields.tsx';
import { CheckList } from '../../ui/check-list.tsx';
import { LabelledField } from '../../ui/labelled-field.tsx';
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
      title={name === null ? 'New agent' : `Edit ${labelOfAgent(name, participants)}`}
      problems={problems}
      patch={withAgent(participants, key, agent)}
      onClose={onClose}
    >
      {name === null && (
        <LabelledField
          label="Name"
          hint="As it stands in config.yaml. Its memory is kept under this name, so it stays."
          problem={shown['name']}
        >
          {(ids) => (
            <TextField
              {...ids}
              data-autofocus
              placeholder="ada"
              value={key}
              onChange={({ target }) => setKey(target.value)}
            />
          )}
        </LabelledField>
      )}
      <LabelledField
        label="Name that is shown"
        hint={name === null ? 'Empty: the name above.' : `Empty: ${name}.`}
        problem={shown['displayName']}
      >
        {(ids) => (
          <TextField
            {...ids}
            value={agent.displayName}
            onChange={({ target }) => change({ displayName: target.value })}
          />
        )}
      </LabelledField>
      <LabelledField label="Role" hint="What it is for, in words for the model." problem={shown['role']}>
        {(ids) => (
          <TextArea
            {...ids}
            rows={3}
            value={agent.role}
            onChange={({ target }) => change({ role: target.value })}
          />
        )}
      </LabelledField>
      <LabelledField
        label="Model"
        hint="The name as the server of the chat knows it. Empty: the model of the chat."
        problem={shown['model']}
      >
        {(ids) => (
          <TextField
            {...ids}
            value={agent.model ?? ''}
            onChange={({ target }) => change({ model: target.value === '' ? null : target.value })}
          />
        )}
      </LabelledField>
      <LabelledField label="Where its memory is kept">
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
        label="Tools"
        hint="With it the agent looks things up and writes them down by itself. Without it, what matters is recalled and kept for it."
        choices={[{ value: 'memory', label: 'Uses its memory by itself' }]}
        chosen={agent.tools}
        onChange={(tools) => change({ tools: tools.includes('memory') ? ['memory'] : [] })}
      />
      {Object.keys(participants.rooms).length > 0 && (
        <CheckList
          label="Rooms"
          hint="It can look up what was said there."
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
  { value: 'usual', label: 'As for everybody' },
  { value: 'mem0', label: 'As memories (mem0)' },
  { value: 'file', label: 'In Markdown files (file)' },
  { value: 'none', label: 'Nowhere (none)' },
] as const;
