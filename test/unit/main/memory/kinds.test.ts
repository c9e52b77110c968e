/** The rules by which the kinds differ. */
import { describe, expect, it } from 'vitest';
import { coreBlockChars, memoryKinds, type MemoryKind } from '../../../../src-preload/contract/memory.ts';
import { components } from '../../../../src-main/memory/components.ts';
import { core, coreUsage } from '../../../../src-main/memory/core/core.ts';
import { episodic } from '../../../../src-main/memory/episodic/episodic.ts';
import { procedural } from '../../../../src-main/memory/procedural/procedural.ts';
import { resource } from '../../../../src-main/memory/resource/resource.ts';
import { semantic } from '../../../../src-main/memory/semantic/semantic.ts';
import { vault } from '../../../../src-main/memory/vault/vault.ts';
import {
  episodicFields,
  openMemories,
  proceduralFields,
  resourceFields,
  semanticFields,
  vaultFields,
} from '../../../helpers/memories-bed.ts';

const byOwner = { actor: 'owner' } as const;
const byPipeline = { actor: 'pipeline' } as const;
const facts = { actor: 'pipeline', occurredAt: 100, now: 200 } as const;

it('each kind has a component of its own name', () => {
  expect(memoryKinds.map((kind: MemoryKind) => components[kind].kind)).toEqual(memoryKinds);
});

describe('core', () => {
  const text = (chars: number) => ({ block: 'human', text: 'x'.repeat(chars) }) as const;

  it('warns from 75 % and is full from 90 %', () => {
    expect([3_749, 3_750, 4_499, 4_500, 5_000].map((chars) => coreUsage(chars).level)).toEqual([
      'ok',
      'warn',
      'warn',
      'full',
      'full',
    ]);
    expect(coreUsage(1_234).usedPercent).toBe(24.7);
  });

  it('is refused beyond its size with what to do, and keeps what it said before', () => {
    const { memories } = openMemories();
    const { id } = memories.add({ kind: 'core', fields: text(coreBlockChars) }, [], byOwner);
    expect(() =>
      memories.update(id, { fields: { text: 'y'.repeat(coreBlockChars + 1) } }, [], byOwner),
    ).toThrow(expect.objectContaining({ code: 'invalid-input' }));
    memories.update(id, { fields: { text: 'short' } }, [], byPipeline);
    expect(memories.core()).toMatchObject([
      { block: 'human', id, text: 'short', usedPercent: 0.1, level: 'ok', version: 2 },
      { block: 'persona', id: null, text: '', version: 0 },
    ]);
    expect(memories.history(id)[0]!.before!.fields).toEqual(text(coreBlockChars));
    expect(() => core.check(text(coreBlockChars + 1), null, facts)).toThrow(
      /holds 5000 characters, and this text has 5001/,
    );
  });

  it('has each block once, also when a removed one is brought back', () => {
    const { memories } = openMemories();
    const { id } = memories.add({ kind: 'core', fields: text(3) }, [], byOwner);
    expect(() => memories.add({ kind: 'core', fields: text(4) }, [], byOwner)).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    );
    const { step } = memories.remove([id], byOwner);
    const next = memories.add({ kind: 'core', fields: text(4) }, [], byOwner);
    expect(() => memories.undo(step, 'owner')).toThrow(expect.objectContaining({ code: 'conflict' }));
    expect(() => memories.supersede(next.id, { kind: 'core', fields: text(5) }, [], byOwner)).toThrow(
      /not superseded/,
    );
    expect(() => memories.update(next.id, { fields: { block: 'persona' } }, [], byOwner)).toThrow(
      /cannot become/,
    );
  });
});

describe('episodic', () => {
  it('does not end before it begins', () => {
    expect(() => episodic.check(episodicFields({ endedAt: 99 }), null, facts)).toThrow(/cannot end/);
    expect(() => episodic.check(episodicFields({ endedAt: 100 }), null, facts)).not.toThrow();
  });

  it('merged lasts from the first beginning to the last end', () => {
    const { memories } = openMemories();
    const a = memories.add(
      { kind: 'episodic', occurredAt: 50, fields: episodicFields({ endedAt: 80 }) },
      [],
      byOwner,
    );
    const b = memories.add(
      { kind: 'episodic', occurredAt: 10, fields: episodicFields({ endedAt: 20, summary: 'Called him' }) },
      [],
      byOwner,
    );
    expect(memories.merge([a.id, b.id], byOwner)).toMatchObject({
      occurredAt: 10,
      fields: { endedAt: 80, summary: 'Wrote to the landlord', details: 'Called him' },
    });
  });
});

describe('semantic', () => {
  it('merged says everything once', () => {
    const merged = semantic.merge(
      semanticFields({ details: 'Lives under hedges' }),
      semanticFields({ summary: 'a SPINY  mammal', details: 'Sleeps in winter', origin: 'A book' }),
    );
    expect(merged).toEqual({
      name: 'Hedgehog',
      summary: 'A spiny mammal',
      details: 'Lives under hedges\nSleeps in winter',
      origin: 'A book',
    });
  });
});

describe('procedural', () => {
  it('is confirmed by the owner only, with the date', () => {
    const { memories, clock } = openMemories();
    const confirmed = proceduralFields({ validation: 'confirmed' });
    expect(() => memories.add({ kind: 'procedural', fields: confirmed }, [], byPipeline)).toThrow(
      /Only the owner/,
    );
    const { id } = memories.add(
      { kind: 'procedural', fields: proceduralFields({ validatedAt: 7 }) },
      [],
      byPipeline,
    );
    expect(memories.get(id).fields).toMatchObject({ validation: 'unverified', validatedAt: null });
    expect(memories.update(id, { fields: { validation: 'confirmed' } }, [], byOwner).fields).toMatchObject({
      validatedAt: clock.now(),
    });
  });

  it('is unverified again where another hand than the owner changes its steps', () => {
    const { memories } = openMemories();
    const { id } = memories.add(
      { kind: 'procedural', fields: proceduralFields({ validation: 'confirmed' }) },
      [],
      byOwner,
    );
    expect(memories.update(id, { fields: { summary: 'Descaling' } }, [], byPipeline).fields).toMatchObject({
      validation: 'confirmed',
    });
    expect(
      memories.update(id, { fields: { steps: ['Buy a new one'] } }, [], byPipeline).fields,
    ).toMatchObject({
      validation: 'unverified',
      validatedAt: null,
    });
  });

  it('merged has the steps of both and waits to be confirmed anew', () => {
    const more = proceduralFields({ steps: ['boil it TWICE', 'Rinse it'] });
    expect(
      procedural.merge(proceduralFields({ validation: 'confirmed', validatedAt: 3 }), more),
    ).toMatchObject({
      steps: ['Fill it with vinegar', 'Boil it twice', 'Rinse it'],
      validation: 'unverified',
      validatedAt: null,
    });
  });
});

describe('resource', () => {
  it('is called by its address where it has no title', () => {
    expect(resource.titleOf(resourceFields({ summary: '' }))).toBe('https://example.org/kettles');
    expect(resource.titleOf(resourceFields({ summary: '', address: null }))).toBe('A page without a title');
  });
});

describe('vault', () => {
  it('is searched by its caption and where it was seen', () => {
    expect(vault.searchTextOf(vaultFields())).toBe('Key of the weather service\nTerminal');
  });

  it('never says by hand that it has a value, and is never merged', () => {
    const { memories } = openMemories();
    const a = memories.add({ kind: 'vault', fields: vaultFields({ hasValue: true }) }, [], byOwner);
    const b = memories.add({ kind: 'vault', fields: vaultFields() }, [], byOwner);
    expect([a.state, a.fields]).toEqual(['active', vaultFields({ hasValue: false })]);
    expect(() => memories.merge([a.id, b.id], byOwner)).toThrow(/not merged/);
  });
});
