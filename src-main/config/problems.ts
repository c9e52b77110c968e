/** What is wrong in config.yaml, and the refusal that lists it by place. */
import type { LineCounter } from 'yaml';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say, several, type Sentence } from '../../src-preload/contract/sentences/say.ts';

export interface Problem {
  /** Offset in the text. */
  readonly at: number;
  readonly message: Sentence;
}

/** A file that is no settings file at all has more; the owner needs no longer list to see that. */
export const mostProblems = 20;

/** `config-invalid`: a line for each problem, `config.yaml, line 3, column 5: …`, in the order of the file. */
export function refusal(file: string, problems: readonly Problem[], lines: LineCounter): MnemeError {
  const texts = [...problems]
    .sort((a, b) => a.at - b.at)
    .slice(0, mostProblems)
    .map(({ at, message }) =>
      say('{file}, line {line}, column {column}: {message}', { file, ...placeOf(at, lines), message }),
    );
  if (problems.length > mostProblems) texts.push(say('{file}: more is wrong below these lines.', { file }));
  return new MnemeError('config-invalid', several(texts, '\n'));
}

function placeOf(at: number, lines: LineCounter): { readonly line: number; readonly column: number } {
  const { line, col } = lines.linePos(at);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}
