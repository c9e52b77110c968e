/** What a model may write in the place of an answer, read in every way in which answers are read. */
import { z } from 'zod';
import { checkSaid } from '../../../src-main/backends/conversation-facts.ts';
import { factsOfReply } from '../../../src-main/flush/extraction-reply.ts';
import { readReply } from '../../../src-main/llm/read-reply.ts';
import { answerSchema, readOperations } from '../../../src-main/memory/absorb/answer.ts';
import { mutateText, mutateValue, pick } from './mutate.ts';
import type { OpenTarget } from './target.ts';

const operations = {
  episodic: [],
  semantic: [
    {
      items: [1],
      action: 'add',
      target: null,
      other: null,
      name: 'Falcon',
      summary: 'Falcon is led by Bruno',
      details: '',
    },
  ],
  procedural: [
    {
      items: [1, 2],
      action: 'update',
      target: 3,
      other: null,
      entry_type: 'workflow',
      summary: 'Descaling',
      steps: ['Boil', 'Rinse'],
    },
  ],
};
const texts = [
  JSON.stringify(operations),
  `Sure, here it is:\n\n\`\`\`json\n${JSON.stringify(operations, null, 2)}\n\`\`\`\nAnything else?`,
  '{"facts":["The owner likes tea","The owner lives in Bern"]}',
  '- The owner likes tea\n- The owner has a boat\n',
  '{"decisions":[{"fact":1,"event":"UPDATE","memory":2,"text":"The owner likes green tea"}]}',
  'NO_REPLY',
];
const factsSchema = z.object({ facts: z.array(z.string()) });
const talk = [
  { role: 'user' as const, name: 'Anna', content: 'I like tea and live in Bern since 2019.', at: 0 },
];

export const openReply: OpenTarget = ({ own }) => {
  const all = own === null ? texts : [...texts, own];
  return Promise.resolve({
    feed(random) {
      const text =
        random() < 0.3 ? safeJson(mutateValue(random, operations)) : mutateText(random, pick(random, all));
      const isCut = random() < 0.2;
      const answer = readReply(text, answerSchema, isCut);
      if (answer.ok) readOperations(answer.value);
      else if (answer.problem.length > 2_000) return 'what is told to the model is longer than an answer';
      const facts = readReply(text, factsSchema, isCut);
      checkSaid(facts.ok ? facts.value.facts : factsOfReply(text, 'NO_REPLY'), talk, 0);
      return 'polluted' in {} ? 'a name of a reply reached every object' : null;
    },
  });
};

function safeJson(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner)) ?? ''
  );
}
