/** Memories as the engine would answer them, for tests of what the window makes of them. */
import type { FieldsOf, Memory, MemoryKind, MemoryOf } from '../../../../../src-preload/contract/memory.ts';

const common = {
  id: 'm_20260102030405_0a1b2c3d' as Memory['id'],
  state: 'active',
  title: 'Lena Brandt',
  occurredAt: Date.UTC(2026, 0, 2, 3, 4, 5),
  createdAt: Date.UTC(2026, 0, 2, 3, 4, 5),
  updatedAt: Date.UTC(2026, 0, 2, 3, 4, 5),
  version: 3,
  pinned: false,
  categoryId: null,
  tags: [],
  confidence: 1,
  expiresAt: null,
  scope: null,
  supersededBy: null,
} as const;

export function semantic(
  fields: Partial<FieldsOf<'semantic'>> = {},
  rest: Partial<MemoryOf<'semantic'>> = {},
): MemoryOf<'semantic'> {
  return {
    ...common,
    tags: [],
    kind: 'semantic',
    fields: { name: 'Lena Brandt', summary: 'Plumber', details: '', origin: '', ...fields },
    ...rest,
  };
}

export function procedural(fields: Partial<FieldsOf<'procedural'>> = {}): MemoryOf<'procedural'> {
  return {
    ...common,
    tags: [],
    kind: 'procedural',
    title: 'Restart the boiler',
    fields: {
      entryType: 'workflow',
      summary: 'Restart the boiler',
      steps: ['Close the valve', 'Wait'],
      validation: 'unverified',
      validatedAt: null,
      ...fields,
    },
  };
}

export function core(text: string): MemoryOf<'core'> {
  return { ...common, tags: [], kind: 'core', title: 'About you', fields: { block: 'human', text } };
}

/** Fields of each kind that its schema takes. */
export const someFields: { readonly [Kind in MemoryKind]: FieldsOf<Kind> } = {
  core: { block: 'human', text: 'a' },
  episodic: { endedAt: null, actor: 'user', eventType: 'call', application: null, summary: 'a', details: '' },
  semantic: { name: 'a', summary: '', details: '', origin: '' },
  procedural: { entryType: 'guide', summary: 'a', steps: [], validation: 'unverified', validatedAt: null },
  resource: { resourceType: 'web', address: null, summary: '', content: '', visits: 0, lastSeenAt: 0 },
  vault: { entryType: 'card', caption: 'a', origin: '', sensitivity: 'low', hasValue: true },
};
