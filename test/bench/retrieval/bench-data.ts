/** Where the evaluation data is. It is never copied into the project: several licences forbid it. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
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
  /** Where one message replaces what another said: the keys of both. */
  readonly update?: { readonly replaced: readonly string[]; readonly by: readonly string[] };
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

/** Long conversations of two people, of one file or a folder of them; questions of the categories 1 to 4 whose evidence exists. */
export function readLocomo(file: string): Conversation[] {
  return jsonFilesOf(file).flatMap(readLocomoFile);
}

function readLocomoFile(file: string): Conversation[] {
  const samples = readJson<LocomoFile[]>(file);
  if (!Array.isArray(samples) || !samples.every(({ qa, conversation }) => Array.isArray(qa) && conversation))
    throw wrongLayout(file, 'a list of {sample_id, conversation, qa}, as locomo-dev.json is');
  return samples.map(({ sample_id, conversation, qa }) => {
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
export function readBeam(file: string): Conversation[] {
  return jsonFilesOf(file).map((each) => {
    const { messages, questions } = readJson<Partial<BeamFile>>(each);
    if (!messages || !questions) throw wrongLayout(each, '{messages, questions}, as the files of beam are');
    const session = messages.map((message) => ({
      key: String(message.id),
      author: message.role,
      byOwner: message.role === 'user',
      text: message.content,
      occurredAt: Date.parse(message.time) || 0,
    }));
    return {
      name: path.basename(each),
      sessions: [session],
      questions: questions
        .filter(({ ability }) => beamAbilities.has(ability))
        .map(({ ability, question, source_chat_ids }) => ({
          text: question,
          answers: [...new Set(numbersIn(source_chat_ids))],
          ...(ability === 'knowledge_update' && { update: updateOf(source_chat_ids) }),
        }))
        .filter(({ answers }) => answers.length > 0),
    };
  });
}

function updateOf(ids: unknown): NonNullable<LabelledQuestion['update']> {
  const { original_info, updated_info } = ids as Readonly<Record<string, unknown>>;
  return { replaced: numbersIn(original_info), by: numbersIn(updated_info) };
}

/** The JSON files of a folder, or the one file. */
function jsonFilesOf(fileOrFolder: string): string[] {
  if (!existsSync(fileOrFolder))
    throw new Error(`There is nothing at ${fileOrFolder}. Give --file a file or folder.`);
  if (!statSync(fileOrFolder).isDirectory()) return [fileOrFolder];
  const names = readdirSync(fileOrFolder).filter((name) => name.endsWith('.json'));
  if (names.length === 0) throw new Error(`The folder ${fileOrFolder} holds no .json file.`);
  return names.sort().map((name) => path.join(fileOrFolder, name));
}

function readJson<T>(file: string): T {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch (error) {
    throw new Error(`${file} cannot be read as JSON: ${String(error)}`, { cause: error });
  }
}

function wrongLayout(file: string, wanted: string): Error {
  return new Error(`${file} is not in the layout of this bench: ${wanted}.`);
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
