/** Conversation memory found by an embedder of its own: the real model behind a server that speaks OpenAI's protocol. */
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { eventually } from '../../../helpers/eventually.ts';
import { defaultSettings } from '../../../../src-preload/contract/default-settings.ts';
import type { MemorySettings } from '../../../../src-preload/contract/memory-settings.ts';
import { searchQuerySchema } from '../../../../src-preload/contract/search.ts';
import {
  createConversationSearch,
  type ConversationSearch,
} from '../../../../src-main/backends/conversation-search.ts';
import { silentLog } from '../../../../src-main/base/log.ts';
import { openServerEmbedder } from '../../../../src-main/llm/server-embedder.ts';
import { createRealEmbedder, createSearchBed, type SearchBed } from '../../../helpers/search-bed.ts';
import { faults, startScriptedModel, type ScriptedModel } from '../../../helpers/scripted-model.ts';

const real = createRealEmbedder();
afterAll(() => real.close());

interface Bed extends SearchBed {
  readonly conversation: ConversationSearch;
  readonly server: ScriptedModel;
  readonly sentTexts: string[];
  /** While true the server fails. */
  isDown: boolean;
  configure(change: Partial<MemorySettings>): void;
  ready(): Promise<void>;
  findIn(scope: string, text: string): Promise<string[]>;
}

async function start(): Promise<Bed> {
  const bed = createSearchBed(real);
  const { db, clock, vectors, backlog } = bed;
  const sentTexts: string[] = [];
  const server = await startScriptedModel(() => '', {
    async embed(texts) {
      if (result.isDown) return faults.broken();
      sentTexts.push(...texts);
      // A server whose vectors mean something, of other dimensions than those on this computer.
      const made = await real.embedPassages(texts);
      return made.map(({ whole }) => whole.slice(0, 256));
    },
  });
  onTestFinished(() => server.close());
  let settings: MemorySettings = defaultSettings.memory;
  const conversation = createConversationSearch({
    db,
    local: { name: 'local', embedder: real, vectors, backlog },
    openEmbedder: (choice, signal) =>
      openServerEmbedder(
        { ...choice, key: () => null },
        { ledger: { refusal: () => null, note: () => {} }, clock },
        null,
        signal,
      ),
    settings: () => settings,
    clock,
    log: silentLog,
    onChange: () => {},
  });
  onTestFinished(() => conversation.stop());
  const ask = async (scope: string, text: string) =>
    conversation.query(searchQuerySchema.parse({ text, literal: [text], filters: { scopes: [scope] } }));
  const result: Bed = {
    ...bed,
    conversation,
    server,
    sentTexts,
    isDown: false,
    configure(change) {
      settings = { ...settings, ...change };
      conversation.configure();
    },
    ready: () => eventually(() => expect(conversation.state()).toMatchObject({ state: 'ready', waiting: 0 })),
    findIn: async (scope, text) =>
      (await ask(scope, text)).hits.map((hit) => hit.passage.map((part) => part.text).join('')),
  };
  return result;
}

const ada = 'agent_ada';
const chosen = (server: ScriptedModel, model = 'embed-1') =>
  ({ embedderProvider: 'mine', embedderHost: server.server, embedderModel: model }) as const;

describe('an embedder by a server', () => {
  it('finds conversation memory by its vectors, and is sent nothing else', async () => {
    const bed = await start();
    const { conversation, server, sentTexts } = bed;
    await bed.remember([
      { text: 'The owner has a dog called Rex', scope: ada },
      { text: 'Invoices are paid on Fridays', scope: ada },
      { text: 'What stood on the screen' },
    ]);
    bed.configure(chosen(server));
    expect(conversation.state()).toMatchObject({ isLocal: false, state: 'loading' });
    await bed.ready();
    expect(conversation.state().name).toContain('embed-1 at 127.0.0.1');
    expect((await bed.findIn(ada, 'which animal lives in the house'))[0]).toContain('Rex');
    await bed.remember([{ text: 'A cat lives there as well', scope: ada }, { text: 'More on the screen' }]);
    conversation.wake();
    await bed.ready();
    await conversation.drain();
    expect(server.sent()).not.toContain('screen');
    expect(sentTexts.filter((text) => text.includes('Rex'))).toHaveLength(1);
    expect(bed.db.value('SELECT count(*) FROM scoped_vectors')).toBe(3);
  });

  it('is replaced in the background by another one, whose collection takes the place of the old when it is whole', async () => {
    const bed = await start();
    await bed.remember([{ text: 'The owner has a dog called Rex', scope: ada }]);
    bed.configure(chosen(bed.server));
    await bed.ready();
    bed.isDown = true;
    bed.configure(chosen(bed.server, 'embed-2'));
    // Words find it meanwhile, and the answer says why it was only they.
    await eventually(() => expect(bed.conversation.state().state).toBe('failed'));
    const query = searchQuerySchema.parse({ text: 'Rex', filters: { scopes: [ada] } });
    const answer = await bed.conversation.query(query);
    expect(answer.hits).toHaveLength(1);
    expect(answer.missing).toMatchObject([{ arm: 'meaning', kind: 'unavailable' }]);
    expect(bed.db.value('SELECT count(*) FROM scoped_vectors')).toBe(1);
    bed.isDown = false;
    bed.conversation.retry();
    await bed.ready();
    await eventually(() =>
      expect(
        bed.db.column('SELECT e.fingerprint FROM scoped_vectors v JOIN embedders e ON e.id = v.embedder_id'),
      ).toEqual([expect.stringContaining('embed-2')]),
    );
    bed.configure({ embedderProvider: 'local' });
    expect(bed.conversation.state()).toMatchObject({ isLocal: true, state: 'ready', waiting: 0 });
    await eventually(() => expect(bed.db.value('SELECT count(*) FROM scoped_vectors')).toBe(0));
    expect((await bed.findIn(ada, 'which animal lives in the house'))[0]).toContain('Rex');
  });

  it('that does not answer is told of, and is used by itself once it does', async () => {
    const bed = await start();
    bed.isDown = true;
    await bed.remember([{ text: 'The owner has a dog called Rex', scope: ada }]);
    bed.configure(chosen(bed.server));
    await eventually(() => expect(bed.conversation.state().state).toBe('failed'));
    expect(bed.conversation.state().reason).toMatch(/500/);
    bed.isDown = false;
    await eventually(async () => {
      await bed.clock.advance(5_000);
      expect(bed.conversation.state()).toMatchObject({ state: 'ready', waiting: 0 });
    });
  });

  it('that the settings do not name in full is told of by what is missing', async () => {
    const bed = await start();
    bed.configure({ embedderProvider: 'mine', embedderHost: null, embedderModel: 'embed-1' });
    expect(bed.conversation.state()).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('memory.embedder.config.host') as string,
    });
  });
});

describe('the mode of the search', () => {
  it('is by words, by meaning or by both, as the owner sets it', async () => {
    const bed = await start();
    await bed.remember([
      { text: 'The owner has a dog called Rex', scope: ada },
      { text: 'An animal shelter was visited', scope: ada },
    ]);
    const question = 'which animal lives in the house';
    bed.configure({ searchMode: 'keyword' });
    expect(await bed.findIn(ada, question)).toEqual(['An animal shelter was visited']);
    bed.configure({ searchMode: 'semantic' });
    expect(await bed.findIn(ada, 'puppy')).toHaveLength(2);
    expect((await bed.findIn(ada, 'puppy'))[0]).toContain('Rex');
    bed.configure({ searchMode: 'hybrid' });
    expect(await bed.findIn(ada, question)).toHaveLength(2);
  });

  it('by meaning finds by words where there is no meaning to search by', async () => {
    const bed = await start();
    bed.isDown = true;
    await bed.remember([{ text: 'The owner has a dog called Rex', scope: ada }]);
    bed.configure({ ...chosen(bed.server), searchMode: 'semantic' });
    expect(await bed.findIn(ada, 'Rex')).toHaveLength(1);
    bed.isDown = false;
    await eventually(async () => {
      await bed.clock.advance(5_000);
      expect(bed.conversation.state()).toMatchObject({ state: 'ready', waiting: 0 });
    });
    bed.isDown = true;
    expect(await bed.findIn(ada, 'Rex')).toHaveLength(1);
  });
});
