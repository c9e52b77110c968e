/**
 * One answer as the model gives it: text streams, and where it asks for a tool, it is told what came of it and goes on, a few
 * rounds at most. Models that cannot call functions write marks for the memory tool into their text (`memory-marks.ts`).
 */
import type { Llm, ModelInUse, PromptMessage, ToolCall } from '../llm/llm.ts';
import { createMarkReader, markForm, type Mark } from './memory-marks.ts';
import type { KeptTool } from './messages-table.ts';
import type { Prompt } from './prompt.ts';
import { cutToTokens } from './tokens.ts';
import type { Toolbox } from './toolbox.ts';

export interface RoundsParts {
  readonly llm: Pick<Llm, 'stream'>;
  readonly model: ModelInUse;
  /** In place of the chat's model; null for that one. */
  readonly modelInPlace: string | null;
  readonly prompt: Prompt;
  readonly toolbox: Toolbox;
  /** The memory tool is written as marks in the text. */
  readonly readsMarks: boolean;
  readonly signal: AbortSignal;
  readonly onText: (more: string) => void;
  /** What comes next is another stretch of the answer. */
  readonly onRound: () => void;
  readonly onTool: (tool: KeptTool) => void;
}

interface Said {
  readonly text: string;
  readonly calls: readonly ToolCall[];
  readonly marks: readonly Mark[];
  readonly isCut: boolean;
}

const mostRounds = 4;
const mostToolTokens = 1_500;
const mostAnswerTokens = 1_500;

/** Answers whether the limit of length ended it. Rejects with `LlmError`, after what came before was told. */
export async function streamRounds(parts: RoundsParts): Promise<boolean> {
  const { model, prompt, toolbox, signal, onTool } = parts;
  const conversation: PromptMessage[] = [...prompt.messages];
  const mostTokens = Math.min(mostToolTokens, Math.floor(prompt.roomTokens / 4));
  let tools = 0;
  let isMalformedTold = false;
  for (let round = 0; ; round++) {
    const mayCall = round < mostRounds;
    const { text, calls, marks, isCut } = await say(parts, conversation, mayCall && model.canCallTools);
    if (!mayCall) return isCut;
    const run = async (call: ToolCall): Promise<string> => {
      const { content, use } = await toolbox.run(call, `t${++tools}`, signal);
      if (use) onTool(use);
      return cutToTokens(content, mostTokens);
    };
    if (calls.length > 0) {
      conversation.push({ role: 'assistant', content: text, toolCalls: calls });
      for (const call of calls) {
        conversation.push({ role: 'tool', toolCallId: call.id, content: await run(call) });
      }
    } else {
      const answers: string[] = [];
      for (const mark of marks) {
        if (mark.type === 'call') answers.push(await run(mark.call));
        else if (!isMalformedTold) {
          isMalformedTold = true;
          answers.push(`That was no use of your memory. ${mark.problem} The form is ${markForm}`);
        }
      }
      if (answers.length === 0) return isCut;
      const goOn = round + 1 < mostRounds ? 'Go on with your answer.' : 'Answer now, without your memory.';
      conversation.push(
        { role: 'assistant', content: text },
        {
          role: 'user',
          content: ['Your memory answers (the owner does not see this):', ...answers, goOn].join('\n'),
        },
      );
    }
    parts.onRound();
  }
}

async function say(
  { llm, modelInPlace, prompt, toolbox, readsMarks, signal, onText }: RoundsParts,
  messages: readonly PromptMessage[],
  offersTools: boolean,
): Promise<Said> {
  const reader = readsMarks ? createMarkReader() : null;
  const calls: ToolCall[] = [];
  let text = '';
  let isCut = false;
  const stream = llm.stream({
    purpose: 'chat',
    ...(modelInPlace === null ? {} : { model: modelInPlace }),
    messages,
    ...(offersTools ? { tools: toolbox.offers } : {}),
    maxAnswerTokens: Math.min(mostAnswerTokens, Math.ceil(prompt.roomTokens / 3)),
    signal,
  });
  for await (const part of stream) {
    if (part.type === 'text') {
      text += part.text;
      onText(reader ? reader.push(part.text) : part.text);
    } else if (part.type === 'tool-calls') calls.push(...part.calls);
    else isCut = part.isCut;
  }
  if (reader) onText(reader.end());
  return { text, calls, marks: reader?.marks ?? [], isCut };
}
