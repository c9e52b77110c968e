/**
 * A model server of no latency in a process of its own: of each stretch of conversation it repeats two messages as facts, and
 * what they mean for what is known it leaves open, so each is added.
 */
import { startScriptedModel } from '../../helpers/scripted-model.ts';

const model = await startScriptedModel(({ text, asked }) => {
  if (asked === 'decisions') return { json: { decisions: [] } };
  const said = [...text.matchAll(/^\[\d{4}-\d\d-\d\dT\d\d:\d\d\] [^:]+: (.*)$/gm)].map(([, what]) => what!);
  const facts = said.filter((_, place) => place === 0 || place === 10);
  // In one piece, as a server that is right there may well send it.
  return { pieces: [asked === 'facts' ? JSON.stringify({ facts }) : facts.join('\n')] };
});
process.send!({ server: model.server, model: model.model });
