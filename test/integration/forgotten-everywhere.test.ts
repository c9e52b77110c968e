/**
 * Whatever the owner forgets, in whatever order: once the erasure is drained, none of its words is in any decrypted byte of the
 * data folder, no vector of it is left and no picture; and every word that was not meant is still there.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { EraseWhat } from '../../src-preload/contract/erase.ts';
import { frameOf, makeDataFolder, startEngine, type EngineBed } from '../helpers/engine-bed.ts';
import { readPlainStore } from '../helpers/plain-store.ts';
import { startScriptedModel } from '../helpers/scripted-model.ts';
import { drawScreen } from '../helpers/screen-picture.ts';
import { testSettings } from '../helpers/test-settings.ts';

const minute = 60_000;
const start = new Date(2026, 0, 5, 9).getTime();

/** Each word stands in one place of the store alone, and is read without a fault. */
const seen = [
  { word: 'overdraft', application: 'Firefox', url: 'https://bank.example/balance' },
  { word: 'umbrella', application: 'Firefox', url: 'https://www.shop.bank.example/' },
  { word: 'telescope', application: 'Firefox', url: 'https://other.example/' },
  { word: 'tomatoes', application: 'Notes', url: null },
  { word: 'harvester', application: 'Notes', url: null },
  { word: 'lighthouse', application: 'Maps', url: null },
] as const;
const scopes = [
  { scope: 'agent_ada', agents: ['ada'], known: 'trombone', said: 'accordion' },
  { scope: 'team_ada+bo', agents: ['ada', 'bo'], known: 'mandolin', said: 'saxophone' },
] as const;

type Step =
  | { readonly type: 'erase'; readonly what: EraseWhat; readonly words: readonly string[] }
  | { readonly type: 'frame'; readonly place: number }
  | { readonly type: 'memories' };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.nat(seen.length - 1), fc.integer({ min: 1, max: 3 })).map(([from, count]) => ({
    type: 'erase' as const,
    what: { what: 'range' as const, from: start + from * minute, to: start + (from + count) * minute },
    words: seen.slice(from, from + count).map(({ word }) => word),
  })),
  fc.constantFrom('Firefox', 'Notes', 'Maps').map((application) => ({
    type: 'erase' as const,
    what: { what: 'application' as const, application },
    words: seen.filter((one) => one.application === application).map(({ word }) => word),
  })),
  fc.constant({
    type: 'erase' as const,
    what: { what: 'site' as const, site: 'bank.example' },
    words: ['overdraft', 'umbrella'],
  }),
  fc.tuple(fc.constantFrom(...scopes), fc.boolean()).map(([{ scope, known, said }, conversations]) => ({
    type: 'erase' as const,
    what: { what: 'scope' as const, scope, conversations },
    words: conversations ? [known, said] : [known],
  })),
  fc.nat(seen.length - 1).map((place) => ({ type: 'frame' as const, place })),
  fc.constant({ type: 'memories' as const }),
);

let pictures: Uint8Array[] = [];
beforeAll(async () => {
  pictures = await Promise.all(
    seen.map(({ word }) =>
      drawScreen({ title: `About ${word}`, lines: [`The ${word} stands on this page alone`] }, 640, 160),
    ),
  );
});

it('leaves none of what was forgotten in any decrypted byte, and all of the rest', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 4 }), async (steps) => {
      const data = makeDataFolder();
      const server = await startScriptedModel(() => 'I see.');
      const bed = await startEngine(data.folder, { settings: settingsOf(server) });
      try {
        const frames = await fill(bed);
        const before = await asPlain(bed, settingsOf(server));
        expect(missing(before.text)).toEqual([]);
        const gone = await forget(before.bed, frames, steps);
        await before.bed.ask('engine.drain', {});
        await before.bed.close();

        const after = await readPlainStore(data.folder);
        const kept = [...allWords].filter((word) => !gone.has(word));
        expect([...gone].filter((word) => after.text.includes(word.slice(0, 7)))).toEqual([]);
        expect(
          [...after.terms].filter((term) => [...gone].some((word) => word.startsWith(term.slice(0, 7)))),
        ).toEqual([]);
        expect(missing(after.text)).toEqual(allWords.filter((word) => !kept.includes(word)));
        expect(after.strays).toEqual([]);
        expect(after.pictures).toEqual(after.framesWithPicture);
      } finally {
        await bed.close();
        await server.close();
        data.remove();
      }
    }),
    { numRuns: 3 },
  );
}, 240_000);

const allWords: string[] = [
  ...seen.map(({ word }) => word),
  ...scopes.flatMap(({ known, said }) => [known, said]),
];

function missing(text: string): string[] {
  return allWords.filter((word) => !text.includes(word));
}

function settingsOf(server: { readonly server: string; readonly model: string }) {
  const usual = testSettings({ images: { keep: true, keepDays: null } });
  const agent = { displayName: '', role: '', model: null, tools: [], memoryBackend: null, rooms: [] };
  return {
    ...usual,
    models: { ...usual.models, chatServer: server.server, chatModel: server.model },
    memory: { ...usual.memory, backend: 'file' as const },
    agents: { ...usual.agents, ada: agent, bo: agent },
    teams: { pair: { displayName: '', members: ['ada', 'bo'] } },
  };
}

/** Frames, facts in files and in the database, and conversations; answers the frames' numbers. */
async function fill({ ask, dataFolder }: EngineBed): Promise<number[]> {
  const frames: number[] = [];
  for (const [at, { word, application, url }] of seen.entries()) {
    const facts = { application, url, title: `About ${word}`, capturedAt: start + at * minute };
    frames.push((await ask('frame.accept', frameOf(pictures[at]!, facts))).id);
  }
  for (const { scope, known } of scopes) {
    const file = join(dataFolder, 'memory_files', scope, 'MEMORY.md');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `# Known\n\n- Plays the ${known}\n`);
  }
  await ask('conversation.copy', { to: 'mem0' });
  for (const { agents, said } of scopes) {
    const { id } = await ask('chat.create-session', { agents: [...agents] });
    await ask('chat.send', { sessionId: id, text: `What about my ${said}?` });
    await ask('engine.drain', {});
  }
  await ask('engine.drain', {});
  return frames;
}

/** Closes the engine, looks, and opens it again: what is forgotten must also go where it was written long ago. */
async function asPlain(bed: EngineBed, settings: ReturnType<typeof settingsOf>) {
  await bed.close();
  const { text } = await readPlainStore(bed.dataFolder);
  return { text, bed: await startEngine(bed.dataFolder, { settings }) };
}

/** Answers the words that must be gone. */
async function forget(
  { ask }: EngineBed,
  frames: readonly number[],
  steps: readonly Step[],
): Promise<Set<string>> {
  const gone = new Set<string>();
  for (const step of steps) {
    if (step.type === 'erase') {
      const before = await ask('erase.preview', { what: step.what });
      const erased = await ask('erase.run', { what: step.what, quotes: true });
      expect(erased).toMatchObject({
        frames: before.frames,
        facts: before.facts,
        lines: before.lines,
        messages: before.messages,
        left: 0,
      });
      for (const word of step.words) gone.add(word);
    } else if (step.type === 'frame') {
      await ask('frame.delete', { ids: [frames[step.place]!] });
      gone.add(seen[step.place]!.word);
    } else {
      const { memories } = await ask('memory.list', { kinds: ['episodic', 'resource'], limit: 200 });
      if (memories.length > 0)
        await ask('memory.delete', { ids: memories.map(({ id }) => id), forGood: true });
    }
  }
  return gone;
}
