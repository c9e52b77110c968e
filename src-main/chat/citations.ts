/**
 * Numbers in an answer and what they stand for. A number that was never given is taken out, and so is one whose source
 * shares no name, number or phrase with the sentence that it stands in: a citation is shown only where it can support.
 */
import { stopWords } from '../base/stop-words.ts';
import { foldText, isUnspaced, tokensOf } from '../store/text-normal.ts';

export interface Citable {
  readonly number: number;
  /** All that the source says, its title and application included. */
  readonly text: string;
}

export interface SettledAnswer {
  readonly text: string;
  /** The numbers that stand in the text, in the order of their first place. */
  readonly cited: readonly number[];
}

/** `[2]`, `[1, 3]`, `[1] [2]`, `【2】`; not `[2](address)`, which is a link, and nothing inside code. */
const one = String.raw`(?:\[\s*\d{1,3}(?:\s*[,;]\s*\d{1,3})*\s*\](?!\()|【\s*\d{1,3}[^】\n]{0,20}】)`;
const marker = new RegExp(String.raw`(?:[ \t]*${one})+`, 'gu');
const code = /```[\s\S]*?(?:```|$)|`[^`\n]*`/gu;

/** Pure; settling what is settled changes nothing. */
export function settleCitations(text: string, sources: readonly Citable[]): SettledAnswer {
  const known = new Map(sources.map((source) => [source.number, lazily(() => evidenceOf(source.text))]));
  const cited: number[] = [];
  const settled = outsideCode(text, (prose) =>
    sentencesOf(prose)
      .map((sentence) => {
        const claim = lazily(() => evidenceOf(sentence.replace(marker, ' ')));
        const shown = new Set<number>();
        return sentence.replace(marker, (group: string, at: number) => {
          const numbers = numbersIn(group);
          const supported = numbers.filter((number) => {
            const source = known.get(number);
            return source !== undefined && !shown.has(number) && supports(source(), claim());
          });
          for (const number of supported) {
            shown.add(number);
            if (!cited.includes(number)) cited.push(number);
          }
          const after = sentence.slice(at + group.length);
          if (supported.length === 0) return joins(sentence.slice(0, at), after) ? ' ' : '';
          return ` ${supported.map((number) => `[${number}]`).join('')}`;
        });
      })
      .join(''),
  );
  return { text: settled.trim(), cited };
}

/** Where the sentences stand that cite one of these numbers, without the spaces around them. */
export function sentencesCiting(
  text: string,
  numbers: ReadonlySet<number>,
): { readonly start: number; readonly end: number }[] {
  let from = 0;
  return sentencesOf(text).flatMap((sentence) => {
    const [start, end] = [from, from + sentence.trimEnd().length];
    from += sentence.length;
    const cites = [...sentence.matchAll(marker)].some(([group]) =>
      numbersIn(group).some((number) => numbers.has(number)),
    );
    return cites ? [{ start: start + (sentence.length - sentence.trimStart().length), end }] : [];
  });
}

/** Whether two texts would become one word or one number without a space between them. */
function joins(before: string, after: string): boolean {
  return /\S$/u.test(before) && /^(?![.,:;!?。！？]+(?:\s|$))\S/u.test(after);
}

/** Some write `【3†source】`: the number stands first. */
function numbersIn(group: string): number[] {
  return [...group.matchAll(/(?<=[[【,;]\s*)\d{1,3}/gu)].map(([number]) => Number(number));
}

/** Whether a sentence shares a name, a number or a phrase with a text. */
export function isSupported(sentence: string, text: string): boolean {
  return supports(evidenceOf(text), evidenceOf(sentence));
}

interface Evidence {
  /** Words that are written with a capital letter somewhere, as stems. */
  readonly names: ReadonlySet<string>;
  /** All telling words, as stems. */
  readonly words: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  /** Two telling words that follow each other; two characters of a script without spaces. */
  readonly phrases: ReadonlySet<string>;
}

function supports(source: Evidence, claim: Evidence): boolean {
  return (
    shares(claim.numbers, source.numbers) ||
    shares(claim.names, source.words) ||
    shares(source.names, claim.words) ||
    shares(claim.phrases, source.phrases)
  );
}

function evidenceOf(text: string): Evidence {
  const names = new Set<string>();
  const words = new Set<string>();
  const phrases = new Set<string>();
  let before: string | null = null;
  let isFirst = true;
  for (const token of tokensOf(text)) {
    const written = text.slice(token.start, token.end);
    if (token.unspaced) {
      if (before !== null) phrases.add(`${before} ${token.stem}`);
      before = token.stem;
      continue;
    }
    if (!/\p{L}/u.test(written) || written.length < 3 || stopWords.has(foldText(written))) {
      isFirst = false;
      continue;
    }
    words.add(token.stem);
    // The first word of a sentence has a capital letter anyway.
    if (/^\p{Lu}/u.test(written) && !(isFirst || startsSentence(text, token.start))) names.add(token.stem);
    if (before !== null && !isUnspaced(before)) phrases.add(`${before} ${token.stem}`);
    before = token.stem;
    isFirst = false;
  }
  return { names, words, phrases, numbers: numbersOf(text) };
}

/** Numbers of two digits and more, without what separates their thousands; `12:30` and `3.5` as they are. */
function numbersOf(text: string): Set<string> {
  const numbers = new Set<string>();
  for (const [written] of text.normalize('NFKC').matchAll(/\p{N}+(?:[.,:'’\u00a0\u202f]\p{N}+)*/gu)) {
    const plain = written.replace(/[,'’\u00a0\u202f](?=\p{N}{3}(?!\p{N}))/gu, '');
    if (plain.length > 1) numbers.add(plain);
  }
  return numbers;
}

function startsSentence(text: string, at: number): boolean {
  return /(?:^|[.!?:\n•*-]\s*["“(]?)$/u.test(text.slice(Math.max(0, at - 3), at));
}

/** Sentences with whatever follows their end: spaces, and the markers that belong to them. Joined they are the text. */
function sentencesOf(text: string): string[] {
  return text.match(sentence) ?? [];
}
const markers = String.raw`(?:[ \t]*${one})*`;
const sentence = new RegExp(
  String.raw`\n+|(?:[^.!?。！？\n]|[.!?](?![\s"”»)\[【]|$))+(?:[.!?。！？]+["”»)]*${markers}[ \t]*)?|[.!?。！？]+["”»)]*${markers}[ \t]*`,
  'gu',
);

function outsideCode(text: string, change: (prose: string) => string): string {
  let done = '';
  let from = 0;
  for (const found of text.matchAll(code)) {
    done += change(text.slice(from, found.index)) + found[0];
    from = found.index + found[0].length;
  }
  return done + change(text.slice(from));
}

function shares(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const each of a) if (b.has(each)) return true;
  return false;
}

function lazily<Value extends object>(make: () => Value): () => Value {
  let value: Value | null = null;
  return () => (value ??= make());
}
