import { afterAll, describe, expect, it } from 'vitest';
import { createRealEmbedder } from '../helpers/search-bed.ts';
import { openAbsorbBed, operation } from '../helpers/absorb-bed.ts';
import { openTestStore } from '../helpers/temporary-store.ts';

const embedder = createRealEmbedder();
afterAll(() => embedder.close());

const answer = {
  json: {
    semantic: [operation([1], { name: 'Falcon', summary: 'Falcon is led by Bruno', details: '' })],
    episodic: [operation([2], { summary: 'The invoice was paid', details: '', event_type: 'payment' })],
  },
};

class KilledHere extends Error {}

describe('an end of the engine while a batch is absorbed', () => {
  it('loses nothing and writes nothing twice, between whichever two steps it comes', async () => {
    let steps = Infinity;
    for (let fatal = 1; fatal <= steps; fatal++) {
      const store = openTestStore();
      const first = await openAbsorbBed(embedder, () => answer, { store });
      first.say('Falcon is led by Bruno', 'The invoice was paid');
      await first.backlog.drain();
      let writes = 0;
      const run = first.db.run.bind(first.db);
      // From the fatal statement on nothing reaches the disk; what its transaction had written is rolled back.
      Object.assign(first.db, {
        run: (...args: Parameters<typeof run>) => {
          writes++;
          if (writes >= fatal) throw new KilledHere();
          return run(...args);
        },
      });
      await first.worker.drain(true).catch(() => {});
      await first.worker.stop();
      await first.backlog.stop();
      Object.assign(first.db, { run });
      if (writes < fatal) steps = fatal;

      const second = await openAbsorbBed(embedder, () => answer, { store });
      await second.absorb();
      expect(
        second
          .all()
          .map(({ title }) => title)
          .sort(),
      ).toEqual(['Falcon', 'The invoice was paid']);
      expect(second.batches().map(({ state }) => state)).toEqual(['absorbed']);
      expect(first.server.requests.length + second.server.requests.length).toBeLessThanOrEqual(2);
      await second.worker.stop();
      await second.backlog.stop();
    }
    expect(steps).toBeGreaterThan(10);
  });

  it('asks again where an item was deleted while the model answered, and keeps nothing of what it said', async () => {
    const bed = await openAbsorbBed(embedder, ({ index }) => {
      if (index === 0) bed.db.run(`DELETE FROM units WHERE text LIKE '%Bruno%'`);
      return index === 0 ? answer : { json: { semantic: [] } };
    });
    bed.say('Falcon is led by Bruno', 'The invoice was paid');
    await bed.absorb();
    expect(bed.server.requests).toHaveLength(2);
    expect(bed.all()).toEqual([]);
    expect(bed.db.value('SELECT reply FROM batches')).toBeNull();
  });

  it('lets the later of two contradicting answers that were kept before an end see what the first one changed', async () => {
    const store = openTestStore();
    const bed = await openAbsorbBed(embedder, () => ({ json: { semantic: [] } }), { store });
    bed.memories.add(
      {
        kind: 'semantic',
        fields: { name: 'Falcon', summary: 'Falcon is due in May', details: '', origin: '' },
      },
      [],
      { actor: 'pipeline' },
    );
    await bed.backlog.drain();
    const [memory] = bed.all();
    await bed.clock.advance(60_000);
    bed.isChosen = false;
    bed.say('Falcon is due in June');
    await bed.absorb();
    bed.say('Falcon is due in July');
    await bed.absorb();
    const rows = bed.db.all<{ id: number; unit: number }>(
      'SELECT b.id, i.unit_id AS unit FROM batches b JOIN batch_items i ON i.batch_id = b.id ORDER BY b.id',
    );
    for (const [place, { id, unit }] of rows.entries()) {
      const month = ['June', 'July'][place]!;
      const kept = {
        answer: {
          semantic: [
            operation([1], {
              name: 'Falcon',
              summary: `Falcon is due in ${month}`,
              details: '',
              action: 'supersede',
              target: 1,
            }),
          ],
        },
        items: [unit],
        memories: [{ id: memory!.id, version: memory!.version }],
      };
      bed.db.run(`UPDATE batches SET state = 'waiting', reply = ? WHERE id = ?`, [
        `kept ${JSON.stringify(kept)}`,
        id,
      ]);
    }
    bed.worker.wake();
    await bed.worker.drain();
    expect(bed.batches().map(({ state, reason }) => [state, reason])).toEqual([
      ['nothing', 'Left out: 1 against a change made meanwhile.'],
      ['absorbed', ''],
    ]);
    expect(bed.all().map(({ fields }) => (fields as { summary: string }).summary)).toEqual([
      'Falcon is due in June',
    ]);
  });
});
