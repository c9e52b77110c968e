/** Model servers: what is sent to whom, which model serves what, and how much of them is used. */
import type { Settings } from '../../../src-preload/contract/settings.ts';
import { Section } from '../../ui/section.tsx';
import { ModelBudget } from './model-budget.tsx';
import { ModelPurposeBlock } from './model-purpose-block.tsx';

type Models = Settings['models'];

interface ModelsSectionProps {
  readonly models: Models;
  readonly onChange: (models: Models) => void;
}

export function ModelsSection({ models, onChange }: ModelsSectionProps) {
  const chat = { server: models.chatServer, model: models.chatModel };
  const memory = { server: models.memoryServer, model: models.memoryModel };
  return (
    <>
      <Section
        title="Models"
        lead="Mneme works without a model: recording, reading and search stay on this computer and send nothing. A model server adds memories that are made from what was seen, and a chat that knows them. Until you choose one here, nothing is sent to anybody."
      >
        <ModelPurposeBlock
          purpose="chat"
          chosen={chat}
          other={memory}
          onChoose={({ server, model }) => onChange({ ...models, chatServer: server, chatModel: model })}
        />
        <ModelPurposeBlock
          purpose="memory"
          chosen={memory}
          other={chat}
          onChoose={({ server, model }) => onChange({ ...models, memoryServer: server, memoryModel: model })}
        />
      </Section>
      <ModelBudget models={models} onChange={onChange} />
    </>
  );
}
