/** The bench of extraction in a short form, on a conversation that was made up for it. */
import { afterAll, expect, it, onTestFinished } from 'vitest';
import { absorbConversation } from '../bench/extraction/absorb-conversation.ts';
import { measureAbsorbed } from '../bench/extraction/measure-absorbed.ts';
import { ruleExtraction } from '../bench/extraction/rule-extractor.ts';
import type { Conversation } from '../bench/retrieval/bench-data.ts';
import { createScriptedLlm } from '../helpers/scripted-llm.ts';
import { startScriptedModel } from '../helpers/scripted-model.ts';
import { createRealEmbedder } from '../helpers/search-bed.ts';
import { openTestStore } from '../helpers/temporary-store.ts';

const embedder = createRealEmbedder();
afterAll(() => embedder.close());

const started = Date.UTC(2026, 2, 2, 9);
const said = (session: number, texts: readonly string[]) =>
  texts.map((text, place) => ({
    key: `${session}:${place + 1}`,
    author: place % 2 === 0 ? 'Anna' : 'Bruno',
    byOwner: place % 2 === 0,
    text,
    occurredAt: started + session * 86_400_000 + place * 60_000,
  }));

const conversation: Conversation = {
  name: 'made up',
  sessions: [
    said(1, [
      'My sister Clara moved to Lisbon last month to work as a nurse.',
      'The falcon service answers requests in 400 milliseconds at the moment.',
      'I bought a red kettle yesterday, it whistles far too loud.',
      'Our landlord wants the rent of 1450 euros before the third of each month.',
      'What do you think of the new kitchen?',
    ]),
    said(2, [
      'After the caching work the falcon service answers requests in 250 milliseconds.',
      'I have to descale the coffee machine every spring.',
      'Clara likes the hospital in Lisbon very much.',
    ]),
  ],
  questions: [
    { text: 'Where does Clara work as a nurse?', answers: ['1:1'] },
    { text: 'How high is the rent?', answers: ['1:4'] },
    {
      text: 'How fast does the falcon service answer?',
      answers: ['2:1'],
      update: { replaced: ['1:2'], by: ['2:1'] },
    },
  ],
};

it('absorbs a conversation whole, in a call a batch, without junk, and finds the newest fact first', async () => {
  const server = await startScriptedModel(ruleExtraction);
  onTestFinished(() => server.close());
  const store = openTestStore();
  const { llm } = createScriptedLlm(server);
  const absorbed = await absorbConversation(store, { embedder, llm }, conversation);
  onTestFinished(() => absorbed.close());
  expect(absorbed.batches.map(({ state, calls }) => [state, calls])).toEqual([
    ['absorbed', 1],
    ['absorbed', 1],
  ]);
  expect(await measureAbsorbed(store.db, absorbed, conversation)).toMatchObject({
    echoes: 0,
    duplicates: 0,
    unsourced: 0,
    remembered: [1, 1, 1],
    recalls: [1, 1, 1],
    newestFirst: [true],
  });
});
