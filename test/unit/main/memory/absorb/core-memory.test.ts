import { afterAll, describe, expect, it } from 'vitest';
import { coreBlockChars } from '../../../../../src-preload/contract/memory.ts';
import { changeLines } from '../../../../../src-main/memory/absorb/core-lines.ts';
import { createRealEmbedder } from '../../../../helpers/search-bed.ts';
import { openAbsorbBed, operation } from '../../../../helpers/absorb-bed.ts';

const embedder = createRealEmbedder();
afterAll(() => embedder.close());

describe('lines of core memory', () => {
  it('appends, replaces by number, and keeps a line that is there once', () => {
    const block = 'Lives in Lisbon\nHas a cat';
    expect(changeLines(block, [{ text: 'Plays chess', replaces: null }])).toBe(`${block}\nPlays chess`);
    expect(changeLines(block, [{ text: 'Lives in  Porto', replaces: 1 }])).toBe('Lives in Porto\nHas a cat');
    expect(changeLines(block, [{ text: 'has a CAT.', replaces: null }])).toBe(block);
    expect(changeLines(block, [{ text: 'Plays chess', replaces: 7 }])).toBe(`${block}\nPlays chess`);
    expect(
      changeLines(block, [
        { text: 'Lives in Porto', replaces: 1 },
        { text: 'Has two cats', replaces: 2 },
      ]),
    ).toBe('Lives in Porto\nHas two cats');
  });
});

describe('a block that is nearly full', () => {
  const lines = Array.from(
    { length: 67 },
    (_, n) => `Fact number ${n + 100} is about project Falcon and its many parts of wood`,
  );
  const full = lines.join('\n');

  async function openFull(shorter: readonly string[]) {
    const bed = await openAbsorbBed(embedder, ({ asked }) =>
      asked === 'shorter_block'
        ? { json: { lines: shorter } }
        : {
            json: {
              core: [
                operation([1], { block: 'human', text: 'The user has a cat named Miso', replaces: null }),
              ],
            },
          },
    );
    const core = bed.memories.add({ kind: 'core', fields: { block: 'human', text: full } }, [], {
      actor: 'pipeline',
    });
    bed.say('My cat is named Miso');
    await bed.absorb();
    return { bed, core, human: bed.memories.core().find(({ block }) => block === 'human')! };
  }

  it('is condensed by the model, and its old text stays in the history', async () => {
    const shorter = [...lines.slice(0, 30), 'The user has a cat named Miso'];
    const { bed, core, human } = await openFull(shorter);
    expect(human.text).toBe(shorter.join('\n'));
    expect(human.level).toBe('ok');
    expect(bed.batches()[0]).toMatchObject({ state: 'absorbed', calls: 2 });
    expect(
      bed.memories
        .history(core.id)
        .map(({ before }) => (before?.fields as { text: string } | undefined)?.text),
    ).toContain(full);
  });

  it('stays as it is where the shorter text says something new', async () => {
    const { human } = await openFull([...lines.slice(0, 30), 'The user lives in Springfield']);
    expect(human.text).toContain('Fact number 120');
    expect(human.level).toBe('full');
  });

  it('takes no line beyond its limit', async () => {
    const bed = await openAbsorbBed(embedder, ({ asked }) =>
      asked === 'shorter_block'
        ? { json: { lines: [] } }
        : {
            json: {
              core: [
                operation([1], { block: 'human', text: 'The user has a cat named Miso', replaces: null }),
              ],
            },
          },
    );
    bed.memories.add({ kind: 'core', fields: { block: 'human', text: 'x'.repeat(coreBlockChars) } }, [], {
      actor: 'owner',
    });
    bed.say('My cat is named Miso');
    await bed.absorb();
    expect(bed.batches()[0]).toMatchObject({
      state: 'nothing',
      reason: 'Left out: 1 too much for a full block of core memory.',
    });
  });
});
