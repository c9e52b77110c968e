/** An engine in a process of its own that asks one question, so that a test can kill it while the answer is written. */
import { startEngine } from './engine-bed.ts';
import { testSettings } from './test-settings.ts';

/** What came of the answer so far. */
export interface ChatChildMessage {
  readonly sessionId: number;
  readonly text: string;
}

const [folder, server, model] = process.argv.slice(2) as [string, string, string];
const settings = testSettings();
const bed = await startEngine(folder, {
  settings: { ...settings, models: { ...settings.models, chatServer: server, chatModel: model } },
});
const { id: sessionId } = await bed.ask('chat.create-session', {});
let text = '';
bed.engine.onEvent((name, payload) => {
  if (name !== 'chat.delta') return;
  text += (payload as { text: string }).text;
  process.send!({ sessionId, text } satisfies ChatChildMessage);
});
await bed.ask('chat.send', { sessionId, text: 'What is the plan for the garden?' });
