/** What a question asks for besides its words: the application in which it was seen, and what it was about before. */
import { stopWords } from '../base/stop-words.ts';
import { foldText } from '../store/text-normal.ts';
import { readQuestion } from '../memory/search/question.ts';

export interface QuestionScope {
  /** The question without the application's name. */
  readonly text: string;
  readonly applications: readonly string[];
}

/** Words that come before an application's name, in English, German, French and Spanish. */
const before = String.raw`(?:in|on|from|using|with|via|at|im|auf|aus|mit|bei|über|dans|sur|avec|depuis|en|con|desde)\s+(?:the\s+|my\s+|der\s+|dem\s+|die\s+|le\s+|la\s+|mon\s+|el\s+|mi\s+)?`;
const after = String.raw`(?:\s+(?:app|application|window|programm?|fenster|ventana|fenêtre))?`;

/**
 * An application counts only after a word such as "in" or "from" ("in Firefox", "from the terminal"): many are named with
 * everyday words. Its last name suffices (`org.gnome.Terminal`, `Google Chrome`).
 */
export function readScope(question: string, applications: readonly string[]): QuestionScope {
  let text = question;
  const found: string[] = [];
  for (const application of applications) {
    for (const name of namesOf(application)) {
      const pattern = new RegExp(
        String.raw`(?<![\p{L}\p{N}])${before}${escape(name)}${after}(?![\p{L}\p{N}])`,
        'iu',
      );
      if (!pattern.test(question)) continue;
      found.push(application);
      text = text.replace(pattern, ' ');
      break;
    }
  }
  return {
    text: text
      .replace(/\s+/gu, ' ')
      .replace(/\s+(?=[?.!])/gu, '')
      .trim(),
    applications: found,
  };
}

/** A question that hardly says anything by itself ("and when was that?") is searched with the one before it. */
export function withQuestionBefore(question: string, questionBefore: string | null, now: number): string {
  if (questionBefore === null) return question;
  const { words, phrases, understood } = readQuestion(question, now, []);
  const telling = words.filter((word) => !vague.has(foldText(word)));
  const isVague = telling.length + phrases.length <= 1 && (understood.length === 0 || telling.length === 0);
  return isVague ? `${questionBefore} ${question}` : question;
}

/**
 * The time of a question that asks for nothing but what happened in it ("what did I do yesterday?"): no search by words can
 * answer that. Null for every other.
 */
export function wholeTimeOf(
  question: string,
  now: number,
): { readonly from: number; readonly to: number } | null {
  const { words, phrases, understood } = readQuestion(question, now, []);
  const [time, second] = understood;
  if (!time || second || phrases.length > 0) return null;
  return words.every((word) => anything.has(foldText(word)) || stopWords.has(foldText(word))) ? time : null;
}

/** Words that ask for whatever there was. */
const anything: ReadonlySet<string> = new Set(
  'do did done doing happen happened happening work worked working see saw seen look looked day summary summarise summarize tell show list go went going on activity activities everything computer screen spend spent time'.split(
    ' ',
  ),
);

const vague: ReadonlySet<string> = new Set(
  (
    'and what about that this it them there then when where who why how much many more else again tell show explain ' +
    'und was ist das war wann wo wer warum mehr genauer et quoi cela quand pourquoi plus y que eso cuando donde por mas'
  ).split(' '),
);

function namesOf(application: string): string[] {
  const whole = application.replace(/\.(?:exe|app)$/i, '');
  const last = whole.split(/[.\s]+/).at(-1)!;
  return last.length >= 4 && last !== whole ? [whole, last] : [whole];
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
