/** Sentences in the language of the owner. Each process sets it once, as a process has one locale, and again when it changes. */
import type { EnglishSentence } from './german.ts';
import { say, type Filled, type Sentence, type Value } from './say.ts';

export type Translations = Readonly<Record<string, string>>;

const english: Translations = {};
let spoken = english;

/** From now on sentences are worded by these; null: in English. */
export function wordFrom(translations: Translations | null): void {
  spoken = translations ?? english;
}

/** For a date within what is said. */
export function spokenLocale(): 'en-GB' | 'de-DE' {
  return spoken === english ? 'en-GB' : 'de-DE';
}

/** In the language of the owner: for what is shown, and for what is written where the owner reads it. */
export function inWords(sentence: Sentence): string {
  return fill(sentence, spoken);
}

/** In English whatever is spoken: for logs. */
export function inEnglish(sentence: Sentence): string {
  return fill(sentence, english);
}

/** What is said at once as a text, because it is kept or crosses as one. */
export function tell<Text extends EnglishSentence>(text: Text, ...values: Filled<Text>): string {
  return inWords(say(text, ...values));
}

/** A failure in the language of the owner, of whatever kind it is. */
export function wordsOf(error: unknown): string {
  const { sentence, message } = Object(error) as { readonly sentence?: Sentence; readonly message?: string };
  return sentence ? inWords(sentence) : (message ?? String(error));
}

function fill({ text, values }: Sentence, translations: Translations): string {
  const words = Object.hasOwn(translations, text) ? translations[text]! : text;
  return words.replace(/\{(\w+)\}/gu, (gap, name: string) => {
    return Object.hasOwn(values, name) ? worded(values[name]!, translations) : gap;
  });
}

function worded(value: Value, translations: Translations): string {
  return typeof value === 'object' ? fill(value, translations) : String(value);
}
