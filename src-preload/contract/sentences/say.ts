/** What Mneme says by itself, as plain data: an English sentence and what fills its gaps, so that the window can word it. */
import type { EnglishSentence } from './german.ts';

/** A sentence may stand within another one, as its last words or a phrase chosen by the case. */
export type Value = string | number | Sentence;

/** Plain data that may cross a process. `text` names its gaps in braces: `There is no memory {id}.` */
export interface Sentence {
  readonly text: string;
  readonly values: Readonly<Record<string, Value>>;
}

/** The names of the gaps in a text. */
type Gap<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Gap<Rest>
  : never;

/** What has to be given with a text: nothing, or a value for each of its gaps. */
export type Filled<Text extends string> = [Gap<Text>] extends [never]
  ? []
  : [Readonly<Record<Gap<Text>, Value>>];

/** A sentence for the owner. One without a translation in every language does not compile, nor one with a gap left open. */
export function say<Text extends EnglishSentence>(text: Text, ...[values]: Filled<Text>): Sentence {
  return { text, values: values ?? {} };
}

const asItIs = '{text}';

/** Somebody else's words, which nobody translates: a system's, a model server's, a library's. */
export function foreign(text: string): Sentence {
  return { text: asItIs, values: { text } };
}

/** What is said already, or somebody else's words. */
export function asSentence(said: Sentence | string): Sentence {
  return typeof said === 'string' ? foreign(said) : said;
}

/** Several sentences in a row, or on lines of their own. */
export function several(sentences: readonly Sentence[], between: ' ' | '\n' | '; '): Sentence {
  const names = sentences.map((_, index) => `s${index}`);
  return {
    text: names.map((name) => `{${name}}`).join(between),
    values: Object.fromEntries(names.map((name, index) => [name, sentences[index]!])),
  };
}

/** Whether its words come from outside, so that no language of Mneme has them. */
export function isForeign({ text }: Sentence): boolean {
  return text === asItIs;
}
