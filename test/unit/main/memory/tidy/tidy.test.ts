import { afterAll, describe, expect, it } from 'vitest';
import type { FieldsOf } from '../../../../../src-preload/contract/memory.ts';
import { createTidy } from '../../../../../src-main/memory/tidy/tidy.ts';
import { createTidyWatch } from '../../../../../src-main/memory/tidy/tidy-watch.ts';
import { silentLog } from '../../../../../src-main/base/log.ts';
import { openAbsorbBed } from '../../../../helpers/absorb-bed.ts';
import { createRealEmbedder } from '../../../../helpers/search-bed.ts';
import { faults, type Script } from '../../../../helpers/scripted-model.ts';

const embedder = createRealEmbedder();
afterAll(() => embedder.close());

async function openTidy(script: Script | null = null) {
  const bed = await openAbsorbBed(embedder, script ?? (() => faults.broken()));
  bed.isChosen = script !== null;
  const llm = {
    ...bed.scripted.llm,
    inUse: (purpose: 'memory' | 'chat') => (bed.isChosen ? bed.scripted.llm.inUse(purpose) : null),
  };
  const tidy = createTidy({
    db: bed.db,
    memories: bed.memories,
    vectors: bed.vectors,
    llm,
    clock: bed.clock,
  });
  const know = (name: string, summary: string, actor: 'owner' | 'pipeline' = 'pipeline', ageHours = 0) =>
    bed.memories.add(
      {
        kind: 'semantic',
        fields: { name, summary, details: '', origin: '' },
        occurredAt: bed.clock.now() - ageHours * 3_600_000,
      },
      [],
      { actor },
    );
  const look = async () => {
    await bed.backlog.drain();
    return tidy.preview(new AbortController().signal);
  };
  return { ...bed, tidy, know, look };
}

describe('tidying up without a model', () => {
  it('lets the one that stays say what the owner would rather have, in the same step', async () => {
    const { tidy, know, look, memories } = await openTidy();
    const first = know('Landlord', 'The landlord is Mr Ibsen, phone 555 0100');
    know('landlord', 'The landlord is Mr. Ibsen, phone 555 0100');
    const [proposal] = (await look()).proposals;
    const { fingerprint, after } = proposal!;
    const { step } = tidy.apply([fingerprint], [{ fingerprint, patch: { fields: { origin: 'The lease' } } }]);
    expect(memories.get(after.id).fields).toEqual({ ...after.fields, origin: 'The lease' });
    expect(memories.sources(after.id)).toMatchObject([{ kind: 'owner' }]);
    memories.undo(step, 'owner');
    expect(memories.get(first.id)).toMatchObject({ state: 'active', fields: first.fields });
    expect(memories.sources(after.id)).toEqual([]);
  });

  it('proposes to make one of what says the same, changes nothing by itself, and can be undone', async () => {
    const { tidy, know, look, memories, all } = await openTidy();
    const first = know('Landlord', 'The landlord is Mr Ibsen, phone 555 0100');
    const mine = know('landlord', 'The landlord is Mr. Ibsen, phone 555 0100', 'owner');
    know('Landlord', 'The landlord is Mr Ibsen, phone 555 0199');
    know('Kettle', 'The kettle is to be descaled each spring');
    const { proposals, askedModel, modelTrouble } = await look();
    expect(askedModel).toBe(false);
    expect(modelTrouble).toContain('No model');
    expect(proposals[0]).toMatchObject({ kind: 'duplicate', before: [{ id: mine.id }, { id: first.id }] });
    expect(all()).toHaveLength(4);
    const { step, applied, skipped } = tidy.apply([proposals[0]!.fingerprint]);
    expect([applied, skipped]).toEqual([1, []]);
    expect(memories.get(first.id)).toMatchObject({ state: 'superseded', supersededBy: mine.id });
    expect(memories.get(mine.id).fields).toEqual(proposals[0]!.after.fields);
    memories.undo(step, 'owner');
    expect(memories.get(first.id)).toMatchObject({ state: 'active', supersededBy: null });
  });

  it('makes one proposal of all that say the same, however many there are', async () => {
    const { tidy, know, look, memories } = await openTidy();
    const copies = Array.from({ length: 40 }, (_, at) =>
      know(`Landlord${'!'.repeat(at)}`, `The landlord is Mr Ibsen, phone 555 0100${'.'.repeat(at)}`),
    );
    const { proposals } = await look();
    expect(proposals.map(({ kind, before }) => [kind, before.length])).toEqual([['duplicate', 40]]);
    expect(tidy.apply([proposals[0]!.fingerprint]).memories).toBe(40);
    expect(
      memories.getMany(copies.map(({ id }) => id)).filter(({ state }) => state === 'active'),
    ).toHaveLength(1);
  });

  it('says how far looking has come', async () => {
    const { tidy, know, backlog } = await openTidy();
    for (const name of ['Landlord', 'Kettle', 'Boiler']) know(name, `About the ${name}`);
    await backlog.drain();
    const shares: number[] = [];
    await tidy.preview(new AbortController().signal, (share) => shares.push(share));
    expect(shares.length).toBeGreaterThan(2);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
  });

  it('ends looking when it is told to', async () => {
    const { tidy, know, backlog } = await openTidy();
    know('Landlord', 'The landlord is Mr Ibsen, phone 555 0100');
    know('landlord', 'The landlord is Mr. Ibsen, phone 555 0100');
    await backlog.drain();
    await expect(tidy.preview(AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('takes no two facts for one because they are told alike', async () => {
    const { know, look } = await openTidy();
    know('Invoice of May', 'The invoice of Nordwind is 3,500 euros');
    know('Invoice of June', 'The invoice of Nordwind is 4,500 euros');
    expect((await look()).proposals).toEqual([]);
  });

  it('takes no two events for one because they were told alike on two days', async () => {
    const { look, memories, clock } = await openTidy();
    for (const day of [1, 2]) {
      const fields: FieldsOf<'episodic'> = {
        endedAt: null,
        actor: 'user',
        eventType: 'meeting',
        application: null,
        summary: 'Standup with the team',
        details: '',
      };
      memories.add({ kind: 'episodic', fields, occurredAt: clock.now() - day * 86_400_000 }, [], {
        actor: 'pipeline',
      });
    }
    expect((await look()).proposals).toEqual([]);
  });

  it('never proposes again what was refused', async () => {
    const { tidy, know, look } = await openTidy();
    know('Kettle', 'The kettle is to be descaled each spring');
    know('kettle', 'The kettle is to be descaled each spring.');
    const { proposals } = await look();
    tidy.refuse(proposals.map(({ fingerprint }) => fingerprint));
    expect((await look()).proposals).toEqual([]);
    expect(() => tidy.apply([proposals[0]!.fingerprint])).toThrow(/Look again/);
  });

  it('leaves out what was changed since the look', async () => {
    const { tidy, know, look, memories } = await openTidy();
    const first = know('Kettle', 'The kettle is to be descaled each spring');
    know('kettle', 'The kettle is to be descaled each spring.');
    const { proposals } = await look();
    memories.update(first.id, { fields: { summary: 'The kettle is new' } }, [], { actor: 'owner' });
    expect(tidy.apply([proposals[0]!.fingerprint])).toMatchObject({ applied: 0, memories: 0 });
    expect(memories.get(first.id).state).toBe('active');
  });

  it('counts when all is at rest, and does no more', async () => {
    const { tidy, know, clock, backlog, all } = await openTidy();
    know('Kettle', 'The kettle is to be descaled each spring');
    know('kettle', 'The kettle is to be descaled each spring.');
    await backlog.drain();
    const counted = new Promise<number>((resolve) => {
      const watch = createTidyWatch(tidy, { clock, log: silentLog, onChange: resolve });
      watch.touch();
    });
    await clock.advance(10 * 60_000);
    expect(await counted).toBe(1);
    expect(all()).toHaveLength(2);
  });
});

describe('tidying up with a model', () => {
  it('proposes that the newer of two contradicting facts takes the place of the older', async () => {
    const { tidy, know, look, memories, server } = await openTidy(() => ({
      json: { pairs: [{ number: 1, verdict: 'contradiction', reason: 'The sums differ.' }] },
    }));
    const old = know('Rent', 'The rent is 900 euros a month', 'pipeline', 48);
    const recent = know('Rent', 'The rent is 950 euros a month');
    const { proposals, askedModel } = await look();
    expect(askedModel).toBe(true);
    expect(server.requests).toHaveLength(1);
    expect(proposals).toMatchObject([
      { kind: 'contradiction', reason: 'The sums differ.', before: [{ id: recent.id }, { id: old.id }] },
    ]);
    const { step } = tidy.apply([proposals[0]!.fingerprint]);
    expect(memories.get(old.id)).toMatchObject({ state: 'superseded', supersededBy: recent.id });
    expect(memories.get(recent.id)).toMatchObject({ state: 'active', fields: recent.fields });
    memories.undo(step, 'owner');
    expect(memories.get(old.id).state).toBe('active');
  });

  it('keeps two things apart that the model tells apart, and ignores numbers that were not given', async () => {
    const { know, look } = await openTidy(() => ({
      json: {
        pairs: [
          { number: 1, verdict: 'different', reason: 'A bird and a project.' },
          { number: 9, verdict: 'same', reason: 'x' },
        ],
      },
    }));
    know('Falcon', 'Falcon is the project for the new website');
    know('Falcon', 'The falcon is a bird that the project is named for');
    expect((await look()).proposals).toEqual([]);
  });

  it('says why the model did not help, and shows what it finds without', async () => {
    const bed = await openTidy(() => faults.unauthorized());
    bed.know('Kettle', 'The kettle is to be descaled each spring');
    bed.know('kettle', 'The kettle is to be descaled each spring.');
    bed.know('Rent', 'The rent is 900 euros a month');
    bed.know('Rent', 'The rent is 950 euros a month');
    const { proposals, modelTrouble } = await bed.look();
    expect(modelTrouble).not.toBe('');
    expect(proposals.map(({ kind }) => kind)).toEqual(['duplicate', 'merge']);
  });
});
