/** Where the evaluation data is. It is never copied into the project: several licences forbid it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The folder of the evaluation data; null, with a line that says so, where it is missing. */
export function benchDataFolder(): string | null {
  const folder = path.resolve(root, process.env['MNEME_BENCH_DATA'] ?? '../shared/bench');
  if (existsSync(folder)) return folder;
  console.error(
    `The evaluation data is not at ${folder}. Set MNEME_BENCH_DATA to its folder to run this bench.`,
  );
  return null;
}

export interface Message {
  /** Unique within its conversation. */
  readonly key: string;
  readonly author: string;
  readonly byOwner: boolean;
  readonly text: string;
  readonly occurredAt: number;
}

export interface LabelledQuestion {
  readonly text: string;
  /** Keys of the messages that answer it. */
  readonly answers: readonly string[];
}

export interface Conversation {
  readonly name: string;
  /** Messages that follow one another; neighbours do not cross sessions. */
  readonly sessions: readonly (readonly Message[])[];
  readonly questions: readonly LabelledQuestion[];
}

interface LocomoFile {
  readonly sample_id: string;
  readonly conversation: Readonly<Record<string, unknown>>;
  readonly qa: readonly {
    readonly question: string;
    readonly evidence: readonly string[];
    readonly category: number;
  }[];
}

/** Long conversations of two people; questions of the categories 1 to 4 whose evidence exists. */
export function readLocomo(folder: string): Conversation[] {
  const file = JSON.parse(readFileSync(path.join(folder, 'locomo/locomo-dev.json'), 'utf8')) as LocomoFile[];
  return file.map(({ sample_id, conversation, qa }) => {
    const sessions: Message[][] = [];
    for (let number = 1; conversation[`session_${number}_date_time`] !== undefined; number++) {
      const at = locomoTime(conversation[`session_${number}_date_time`] as string);
      const turns = (conversation[`session_${number}`] ?? []) as {
        speaker: string;
        dia_id: string;
        text: string;
        blip_caption?: string;
      }[];
      sessions.push(
        turns.map((turn, place) => ({
          key: turn.dia_id,
          author: turn.speaker,
          byOwner: false,
          // A picture counts as what is seen on it, as in the data set's own evaluation.
          text: turn.blip_caption ? `${turn.text} [image: ${turn.blip_caption}]` : turn.text,
          occurredAt: at + place * 1000,
        })),
      );
    }
    const keys = new Set(sessions.flat().map((message) => message.key));
    const questions = qa
      .filter(({ category }) => category >= 1 && category <= 4)
      .map(({ question, evidence }) => ({
        text: question,
        answers: [...new Set(evidence.flatMap((each) => each.split(/[;,\s]+/)))].filter((key) =>
          keys.has(key),
        ),
      }))
      .filter(({ answers }) => answers.length > 0);
    return { name: sample_id, sessions, questions };
  });
}

const beamAbilities = new Set([
  'contradiction_resolution',
  'information_extraction',
  'knowledge_update',
  'multi_session_reasoning',
  'temporal_reasoning',
]);

interface BeamFile {
  readonly messages: readonly {
    readonly id: number;
    readonly role: string;
    readonly time: string;
    readonly content: string;
  }[];
  readonly questions: readonly {
    readonly ability: string;
    readonly question: string;
    readonly source_chat_ids?: unknown;
  }[];
}

/** Chats of a user and an assistant with long messages; the five abilities that can be answered by retrieval. */
export function readBeam(folder: string): Conversation[] {
  const beam = path.join(folder, 'beam');
  const files = readdirSync(beam)
    .filter((file) => file.endsWith('.json'))
    .sort();
  return files.map((file) => {
    const { messages, questions } = JSON.parse(readFileSync(path.join(beam, file), 'utf8')) as BeamFile;
    const session = messages.map((message) => ({
      key: String(message.id),
      author: message.role,
      byOwner: message.role === 'user',
      text: message.content,
      occurredAt: Date.parse(message.time) || 0,
    }));
    return {
      name: file,
      sessions: [session],
      questions: questions
        .filter(({ ability }) => beamAbilities.has(ability))
        .map(({ question, source_chat_ids }) => ({
          text: question,
          answers: [...new Set(numbersIn(source_chat_ids))],
        }))
        .filter(({ answers }) => answers.length > 0),
    };
  });
}

/** "1:56 pm on 8 May, 2023" */
function locomoTime(written: string): number {
  const match = /^(\d+):(\d+) (am|pm) on (.+)$/.exec(written);
  if (!match) return 0;
  const [, hour, minute, half, day] = match;
  const date = new Date(Date.parse(`${day} UTC`));
  date.setUTCHours((Number(hour) % 12) + (half === 'pm' ? 12 : 0), Number(minute));
  return date.getTime();
}

function numbersIn(value: unknown): string[] {
  if (typeof value === 'number') return [String(value)];
  if (value !== null && typeof value === 'object') return Object.values(value).flatMap(numbersIn);
  return [];
}
