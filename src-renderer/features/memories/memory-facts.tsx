/** What a memory says, by its kind, to be read. */
import type { ReactNode } from 'react';
import type { Memory } from '../../../src-preload/contract/memory.ts';
import { categoryPath } from '../../client/category-paths.ts';
import { useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { formatDuration, formatExact } from '../../ui/times.ts';
import { choiceLabel } from './field-specs.ts';

interface MemoryFactsProps {
  readonly memory: Memory;
  /** The steps of a procedure are shown elsewhere. */
  readonly hasSteps?: boolean;
}

export function MemoryFacts({ memory, hasSteps = true }: MemoryFactsProps) {
  return (
    <div className="selectable flex flex-col gap-3 break-words">
      <KindFacts memory={memory} hasSteps={hasSteps} />
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        <Fact name={t('memories.happened')}>{formatExact(memory.occurredAt)}</Fact>
        <OwnFacts memory={memory} />
        {memory.categoryId !== null && <CategoryFact id={memory.categoryId} />}
        {memory.tags.length > 0 && <Fact name={t('kinds.fieldTags')}>{memory.tags.join(', ')}</Fact>}
        {memory.expiresAt !== null && (
          <Fact name={t('memories.toArchive')}>{formatExact(memory.expiresAt)}</Fact>
        )}
        <Fact name={t('memories.certainty')}>{Math.round(memory.confidence * 100)} %</Fact>
      </dl>
    </div>
  );
}

function CategoryFact({ id }: { readonly id: number }) {
  const categories = useRequest('organise.categories', {}).data;
  return categories ? <Fact name={t('kinds.fieldCategory')}>{categoryPath(categories, id)}</Fact> : null;
}

function KindFacts({ memory, hasSteps }: Required<MemoryFactsProps>) {
  switch (memory.kind) {
    case 'core':
      return <Prose>{memory.fields.text}</Prose>;
    case 'episodic':
    case 'semantic':
      return (
        <>
          {memory.fields.summary !== memory.title && <Prose>{memory.fields.summary}</Prose>}
          <Prose>{memory.fields.details}</Prose>
        </>
      );
    case 'procedural':
      return (
        <>
          {memory.fields.summary !== memory.title && <Prose>{memory.fields.summary}</Prose>}
          {hasSteps && (
            <ol className="flex list-decimal flex-col gap-1 pl-6">
              {memory.fields.steps.map((step, at) => (
                <li key={at} className="whitespace-pre-wrap">
                  {step}
                </li>
              ))}
            </ol>
          )}
        </>
      );
    case 'resource':
      return (
        <>
          <Prose>{memory.fields.summary}</Prose>
          {memory.fields.content !== '' && (
            <details>
              <summary className="font-medium text-ink-2">{t('memories.whatWasSeen')}</summary>
              <div
                tabIndex={0}
                role="region"
                aria-label={t('memories.whatWasSeen')}
                className="mt-1 max-h-72 overflow-y-auto whitespace-pre-wrap text-ink-2"
              >
                {memory.fields.content}
              </div>
            </details>
          )}
        </>
      );
    case 'vault':
      return <Prose>{memory.fields.caption === memory.title ? '' : memory.fields.caption}</Prose>;
  }
}

function OwnFacts({ memory }: { readonly memory: Memory }) {
  switch (memory.kind) {
    case 'core':
      return null;
    case 'episodic': {
      const { endedAt, application, eventType, actor } = memory.fields;
      return (
        <>
          {endedAt !== null && endedAt > memory.occurredAt && (
            <Fact name={t('memories.lasted')}>{formatDuration(endedAt - memory.occurredAt)}</Fact>
          )}
          {application !== null && <Fact name={t('memories.application')}>{application}</Fact>}
          <Fact name={t('memories.sort')}>{eventType}</Fact>
          {actor === 'assistant' && <Fact name={t('memories.who')}>{t('memories.actorAssistant')}</Fact>}
        </>
      );
    }
    case 'semantic':
      return memory.fields.origin === '' ? null : (
        <Fact name={t('memories.learnedFrom')}>{memory.fields.origin}</Fact>
      );
    case 'procedural': {
      const { validation, validatedAt, entryType } = memory.fields;
      return (
        <>
          <Fact name={t('memories.sort')}>{choiceLabel('procedural', 'entryType', entryType)}</Fact>
          <Fact name={t('memories.validation')}>
            {validationWords[validation]}
            {validatedAt !== null && `, ${formatExact(validatedAt)}`}
          </Fact>
        </>
      );
    }
    case 'resource': {
      const { resourceType, address, visits, lastSeenAt } = memory.fields;
      return (
        <>
          <Fact name={t('memories.sort')}>{choiceLabel('resource', 'resourceType', resourceType)}</Fact>
          {address !== null && <Fact name={t('memories.where')}>{address}</Fact>}
          <Fact name={t('memories.seen')}>
            {t('memories.seenTimes', { count: visits, when: formatExact(lastSeenAt) })}
          </Fact>
        </>
      );
    }
    case 'vault': {
      const { entryType, sensitivity, origin } = memory.fields;
      return (
        <>
          <Fact name={t('memories.sort')}>{choiceLabel('vault', 'entryType', entryType)}</Fact>
          <Fact name={t('memories.sensitivity')}>{choiceLabel('vault', 'sensitivity', sensitivity)}</Fact>
          {origin !== '' && <Fact name={t('memories.from')}>{origin}</Fact>}
        </>
      );
    }
  }
}

const validationWords = {
  unverified: t('memories.unverified'),
  confirmed: t('memories.confirmed'),
  outdated: t('memories.outdated'),
};

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-2">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}

function Prose({ children }: { readonly children: string }) {
  return children.trim() === '' ? null : <p className="whitespace-pre-wrap">{children}</p>;
}
