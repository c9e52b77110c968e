/** Model servers: what is sent to whom, which model serves what, and how much of them is used. */
import type { Settings } from '../../../src-preload/contract/settings.ts';
import { memoryModelOf } from '../../../src-preload/contract/memory-model.ts';
import { t } from '../../messages/t.ts';
import { Section } from '../../ui/section.tsx';
import { ModelBudget } from './model-budget.tsx';
import { ModelPurposeBlock } from './model-purpose-block.tsx';
import { OtherMemoryModel } from './other-memory-model.tsx';

type Models = Settings['models'];

interface ModelsSectionProps {
  readonly models: Models;
  /** Its own model goes before the one that is chosen here. */
  readonly conversation: Settings['memory'];
  readonly onChange: (models: Models) => void;
}

export function ModelsSection({ models, conversation, onChange }: ModelsSectionProps) {
  const chat = { server: models.chatServer, model: models.chatModel };
  const memory = { server: models.memoryServer, model: models.memoryModel };
  const own = memoryModelOf({
    memory: conversation,
    models: { ...models, memoryServer: null, memoryModel: null },
  });
  return (
    <>
      <Section title={t('settings.models')} lead={t('settings.modelsLead')}>
        <ModelPurposeBlock
          purpose="chat"
          chosen={chat}
          other={memory}
          onChoose={({ server, model }) => onChange({ ...models, chatServer: server, chatModel: model })}
        />
        {own ? (
          <OtherMemoryModel server={own.server} model={own.model} />
        ) : (
          <ModelPurposeBlock
            purpose="memory"
            chosen={memory}
            other={chat}
            onChoose={({ server, model }) =>
              onChange({ ...models, memoryServer: server, memoryModel: model })
            }
          />
        )}
      </Section>
      <ModelBudget models={models} memoryModel={own?.model ?? models.memoryModel} onChange={onChange} />
    </>
  );
}
