import { afterAll, describe, expect, it } from 'vitest';
import { createRealEmbedder } from '../../../../helpers/search-bed.ts';
import { openAbsorbBed, operation } from '../../../../helpers/absorb-bed.ts';
import { faults } from '../../../../helpers/scripted-model.ts';

const embedder = createRealEmbedder();
afterAll(() => embedder.close());

const fact = (items: readonly number[], name: string, summary: string, more: object = {}) =>
  operation(items, { name, summary, details: '', ...more });

describe('the absorber', () => {
  it('turns what was seen and said into memories of every kind, in one call and one step that can be undone', async () => {
    const bed = await openAbsorbBed(embedder, () => ({
      json: {
        core: [operation([2], { block: 'human', text: 'The user is a nurse in Lisbon', replaces: null })],
        episodic: [
          operation([1], {
            summary: 'Nordwind sent an invoice of 1200 euros',
            details: '',
            event_type: 'mail',
          }),
        ],
        semantic: [fact([1], 'Nordwind GmbH', 'Sends invoices for the website')],
        procedural: [
          operation([3], {
            summary: 'How to descale the kettle',
            entry_type: 'guide',
            steps: ['Fill the kettle with vinegar', 'Boil it twice'],
          }),
        ],
        resource: [
          operation([1], {
            title: 'Invoice 4711',
            resource_type: 'mail',
            address: null,
            content: 'Nordwind GmbH, 1,200.00 EUR',
          }),
        ],
      },
    }));
    const [frame] = bed.see('Invoice 4711 from Nordwind GmbH for the website: 1,200.00 EUR');
    const [message] = bed.say(
      'I work as a nurse in Lisbon',
      'To descale the kettle: fill it with vinegar, boil it twice',
    );
    await bed.absorb();
    expect(bed.batches()).toMatchObject([
      { state: 'absorbed', reason: '', items: 3, calls: 1, added: 5, changed: 0, dropped: 0 },
    ]);
    const all = bed.all();
    expect(all.map(({ kind }) => kind).sort()).toEqual([
      'core',
      'episodic',
      'procedural',
      'resource',
      'semantic',
    ]);
    expect(all.every(({ confidence }) => confidence >= 0.5)).toBe(true);
    const semantic = all.find(({ kind }) => kind === 'semantic')!;
    expect(bed.memories.sources(semantic.id)).toMatchObject([{ kind: 'frame', frameId: frame }]);
    const core = all.find(({ kind }) => kind === 'core')!;
    expect(bed.memories.sources(core.id)).toMatchObject([{ kind: 'message', messageId: message }]);
    bed.memories.undo(bed.batches()[0]!.step!, 'owner');
    expect(bed.all()).toEqual([]);
  });

  it('shows the nearest memories by number, and updates, supersedes and merges those', async () => {
    const bed = await openAbsorbBed(embedder, ({ text, index }) => {
      if (index === 0)
        return {
          json: {
            semantic: [
              fact([1], 'Falcon API', 'The Falcon API answers in 400 ms'),
              fact([2], 'Bruno', 'Bruno leads the Falcon project'),
              fact([3], 'Bruno Costa', 'Bruno Costa leads the Falcon project in Porto'),
            ],
          },
        };
      const data = JSON.parse(text.slice(text.indexOf('{\n'))) as {
        memories: { number: number; text: string }[];
      };
      const numberOf = (part: string) => data.memories.find((memory) => memory.text.includes(part))!.number;
      return {
        json: {
          semantic: [
            fact([1], 'Falcon API', 'The Falcon API answers in 250 ms', {
              action: 'supersede',
              target: numberOf('400 ms'),
            }),
            { items: [2], action: 'merge', target: numberOf('Bruno Costa:'), other: numberOf('Bruno:') },
          ],
        },
      };
    });
    bed.say(
      'The Falcon API answers in 400 ms',
      'Bruno leads the Falcon project',
      'Bruno Costa leads the Falcon project in Porto',
    );
    await bed.absorb();
    await bed.clock.advance(3_600_000);
    bed.say('After the caching work the Falcon API answers in 250 ms', 'Bruno is Bruno Costa, by the way');
    await bed.absorb();
    expect(bed.batches()[0]).toMatchObject({ state: 'absorbed', added: 1, changed: 1, dropped: 0 });
    expect(
      bed
        .all()
        .map(({ title }) => title)
        .sort(),
    ).toEqual(['Bruno Costa', 'Falcon API']);
    const api = bed.all().find(({ title }) => title === 'Falcon API')!;
    expect(api).toMatchObject({ fields: { summary: 'The Falcon API answers in 250 ms' } });
    expect(bed.memories.supersededBy(api.id)).toHaveLength(1);
    bed.memories.undo(bed.batches()[0]!.step!, 'owner');
    expect(bed.all()).toHaveLength(3);
  });

  it('never sends what the assistant said, and never extracts it', async () => {
    const bed = await openAbsorbBed(embedder, () => ({ json: { semantic: [] } }));
    bed.say('What do you know of Falcon?');
    bed.db.run(
      `INSERT INTO chat_messages (id, session_id, role, author, text, created_at, state)
       VALUES (99, 1, 'assistant', 'Mneme', 'Falcon is led by Bruno', 0, 'whole')`,
    );
    const { addUnits } = await import('../../../../../src-main/memory/units.ts');
    addUnits(bed.db, 'chat:1', [
      {
        text: 'Falcon is led by Bruno',
        author: 'Mneme',
        byOwner: false,
        occurredAt: bed.clock.now(),
        frameId: null,
        messageId: 99,
      },
    ]);
    await bed.absorb();
    expect(bed.server.requests).toHaveLength(1);
    expect(bed.server.sent()).not.toContain('led by Bruno');
  });

  it('leaves what agents keep alone: it is neither shown to the model nor changed', async () => {
    const bed = await openAbsorbBed(embedder, () => ({
      json: { semantic: [fact([1], 'Falcon', 'Falcon is led by Bruno in Porto')] },
    }));
    const fields = { name: 'Falcon is led by Bruno in Lisbon', summary: '', details: '', origin: '' };
    const theirs = bed.memories.add({ kind: 'semantic', scope: 'agent_ada', fields }, [], { actor: 'agent' });
    bed.say('Falcon is led by Bruno in Porto');
    await bed.absorb();
    expect(bed.server.sent()).not.toContain('Lisbon');
    expect(bed.memories.get(theirs.id)).toEqual(theirs);
    expect(bed.all().filter(({ scope }) => scope === null)).toHaveLength(1);
  });

  it('makes a further source of what is there already', async () => {
    const bed = await openAbsorbBed(embedder, () => ({
      json: { semantic: [fact([1], 'Falcon', 'Falcon is led by Bruno in Porto')] },
    }));
    const [first] = bed.say('Falcon is led by Bruno in Porto');
    await bed.absorb();
    const [second] = bed.say('Remember: Falcon is led by Bruno in Porto');
    await bed.absorb();
    expect(bed.all()).toHaveLength(1);
    expect(bed.memories.sources(bed.all()[0]!.id).map(({ messageId }) => messageId)).toEqual([first, second]);
    expect(bed.batches()[0]).toMatchObject({ state: 'absorbed', added: 0, changed: 1, step: null });
  });

  it('closes a batch at twenty items, at a pause, and when a minute is over', async () => {
    const bed = await openAbsorbBed(embedder, () => ({ json: { semantic: [] } }));
    bed.say(...Array.from({ length: 21 }, (_, n) => `message number ${n}`));
    await bed.worker.drain();
    expect(bed.batches().map(({ state, items }) => [state, items])).toEqual([
      ['open', 1],
      ['nothing', 20],
    ]);
    await bed.clock.advance(19_000);
    bed.say('one more');
    await bed.worker.drain();
    expect(bed.batches()[0]).toMatchObject({ state: 'open', items: 2 });
    await bed.clock.advance(20_000);
    await bed.worker.drain();
    expect(bed.batches()[0]).toMatchObject({ state: 'nothing', items: 2 });
    bed.say('before the pause');
    await bed.worker.drain();
    await bed.clock.advance(10_000);
    bed.db.run('UPDATE units SET occurred_at = occurred_at - 400000 WHERE text = ?', ['before the pause']);
    bed.say('after the pause');
    await bed.worker.drain();
    expect(
      bed
        .batches()
        .slice(0, 2)
        .map(({ state }) => state),
    ).toEqual(['open', 'nothing']);
  });

  it('sets batches aside while there is no model, and takes the newest up when the owner says so', async () => {
    const bed = await openAbsorbBed(embedder, () => ({ json: { semantic: [] } }));
    bed.isChosen = false;
    for (let n = 0; n < 3; n++) {
      bed.say(`message number ${n}`);
      await bed.absorb();
    }
    expect(bed.batches().map(({ state }) => state)).toEqual(['no-model', 'no-model', 'no-model']);
    expect(bed.server.sent()).toBe('');
    bed.isChosen = true;
    bed.worker.modelChanged();
    await bed.worker.drain();
    expect(bed.server.requests).toHaveLength(0);
    expect(bed.worker.resume(2)).toBe(2);
    await bed.worker.drain();
    expect(bed.batches().map(({ state }) => state)).toEqual(['nothing', 'nothing', 'no-model']);
    expect(bed.server.requests[0]!.text).toContain('message number 2');
  });

  it('waits for a server that is absent, and absorbs when it is back', async () => {
    const bed = await openAbsorbBed(embedder, () => faults.broken());
    bed.say('The tap in the kitchen drips');
    await bed.absorbPatiently();
    expect(bed.batches()[0]).toMatchObject({ state: 'waiting', attempts: 0 });
    expect(bed.batches()[0]!.reason).not.toBe('');
    bed.server.script(() => ({ json: { semantic: [fact([1], 'Tap', 'The tap in the kitchen drips')] } }));
    await bed.clock.advance(3_600_000);
    await bed.worker.drain();
    expect(bed.batches()[0]).toMatchObject({ state: 'absorbed', reason: '', added: 1 });
  });

  it('gives a batch up that the server refuses again and again, and takes it up by hand', async () => {
    const bed = await openAbsorbBed(embedder, () => faults.unauthorized());
    bed.say('The tap in the kitchen drips');
    await bed.absorb();
    expect(bed.batches()[0]).toMatchObject({ state: 'waiting', attempts: 1 });
    for (let n = 0; n < 3; n++) {
      await bed.clock.advance(3_600_000);
      await bed.worker.drain();
    }
    expect(bed.batches()[0]).toMatchObject({ state: 'failed', attempts: 3, nextTryAt: null });
    const asked = bed.server.requests.length;
    await bed.clock.advance(86_400_000);
    await bed.worker.drain();
    expect(bed.server.requests).toHaveLength(asked);
    bed.server.script(() => ({ json: { semantic: [] } }));
    expect(bed.worker.retry([])).toBe(1);
    await bed.worker.drain();
    expect(bed.batches()[0]).toMatchObject({ state: 'nothing' });
  });

  it('heeds the time that a busy server names', async () => {
    const bed = await openAbsorbBed(embedder, () => faults.tooMany(7200));
    bed.say('The tap in the kitchen drips');
    await bed.absorb();
    const [batch] = bed.batches();
    expect(batch).toMatchObject({ state: 'waiting' });
    expect(batch!.nextTryAt! - bed.clock.now()).toBeGreaterThan(7_000_000);
  });

  it.each([
    ['another shape', faults.wrongShape(), 'failed'],
    ['nothing', faults.empty(), 'failed'],
    ['without end', faults.endless(), 'failed'],
    ['HTML', faults.html(), 'waiting'],
  ])('keeps a batch that was answered with %s, and tries now and then', async (_, reply, state) => {
    const bed = await openAbsorbBed(embedder, () => reply);
    bed.say('The tap in the kitchen drips');
    await bed.absorbPatiently();
    for (let n = 0; n < 4; n++) {
      await bed.clock.advance(1_800_000);
      await bed.absorbPatiently();
    }
    expect(bed.batches()[0]).toMatchObject({ state });
    expect(bed.server.requests.length).toBeLessThan(16);
    expect(bed.all()).toEqual([]);
    bed.server.script(() => faults.fenced({ semantic: [fact([1], 'Tap', 'The tap in the kitchen drips')] }));
    bed.worker.retry([]);
    await bed.clock.advance(1_800_000);
    await bed.absorb();
    expect(bed.batches()[0]).toMatchObject({ state: 'absorbed' });
  });

  it('stops at the budget and goes on the next day', async () => {
    const bed = await openAbsorbBed(embedder, () => ({ json: { semantic: [] } }));
    bed.scripted.budget = {
      message: 'The budget of today is used up.',
      retryAt: bed.clock.now() + 3_600_000,
    };
    bed.say('The tap in the kitchen drips');
    await bed.absorb();
    expect(bed.batches()[0]).toMatchObject({ state: 'over-budget' });
    expect(bed.server.requests).toHaveLength(0);
    bed.scripted.budget = null;
    await bed.clock.advance(86_400_000);
    await bed.worker.drain();
    expect(bed.batches()[0]).toMatchObject({ state: 'nothing' });
  });

  it('goes on when the clock was put back by a year', async () => {
    const bed = await openAbsorbBed(embedder, () => faults.tooMany(60));
    bed.say('The tap in the kitchen drips');
    await bed.absorb();
    expect(bed.batches()[0]!.state).toBe('waiting');
    bed.server.script(() => ({ json: { semantic: [] } }));
    await bed.clock.advance(-365 * 86_400_000);
    bed.say('It drips more');
    await bed.worker.drain();
    await bed.clock.advance(26 * 3_600_000);
    await bed.absorb();
    expect(bed.batches().map(({ state }) => state)).toEqual(['nothing', 'nothing']);
  });
});
