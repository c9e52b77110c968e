/** What a model wrote → a value of the asked shape. Small models fence it, talk around it, or break a comma. */
import { jsonrepair } from 'jsonrepair';
import { z } from 'zod';

export type ReadReply<Answer> =
  | { readonly ok: true; readonly value: Answer }
  /** `problem` is told to the model, so that it can write it again. */
  | { readonly ok: false; readonly problem: string };

const mostCandidates = 12;
/** Openings without an end that are looked behind: each costs a look through all of the rest. */
const mostOpenEnds = 30;
/** Nothing asked for is nested as deep; mending what is costs the square of it. */
const deepestMended = 200;
const longestProblem = 1_200;

/**
 * The first JSON value in the text that fits the schema. Broken JSON is mended only where the answer is whole (`isCut` false):
 * what is cut off would be closed in the middle of a thought.
 */
export function readReply<Answer>(
  text: string,
  schema: z.ZodType<Answer>,
  isCut: boolean,
): ReadReply<Answer> {
  if (text.trim() === '') return { ok: false, problem: 'The answer was empty.' };
  if (isCut) {
    const whole = schema.safeParse(parseJson(text.trim()));
    return whole.success
      ? { ok: true, value: whole.data }
      : { ok: false, problem: 'The answer was cut off because it was too long. Answer much shorter.' };
  }
  let misfit: z.ZodError | null = null;
  const candidates = [text.trim(), ...jsonParts(text)];
  for (const read of [parseJson, parseBroken]) {
    for (const candidate of candidates) {
      const value = read(candidate);
      if (value === undefined) continue;
      const result = schema.safeParse(value);
      if (result.success) return { ok: true, value: result.data };
      if (typeof value === 'object') misfit ??= result.error;
    }
  }
  const problem = misfit
    ? `The JSON has not the asked shape:\n${z.prettifyError(misfit)}`
    : 'The answer was not JSON.';
  return { ok: false, problem: problem.slice(0, longestProblem) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Only what looks like an object or a list: everything else would become a text. */
function parseBroken(text: string): unknown {
  const start = nextOpening(text, 0);
  if (start < 0 || depthOf(text) > deepestMended) return undefined;
  try {
    return JSON.parse(jsonrepair(text.slice(start)));
  } catch {
    return undefined;
  }
}

/** The stretches of the text that are closed by the bracket that opens them, in order; brackets within texts do not count. */
function jsonParts(text: string): string[] {
  const parts: string[] = [];
  let openEnds = 0;
  let start = nextOpening(text, 0);
  while (start >= 0 && parts.length < mostCandidates && openEnds < mostOpenEnds) {
    const end = endOfValue(text, start);
    if (end > 0) parts.push(text.slice(start, end));
    else openEnds++;
    start = nextOpening(text, end > 0 ? end : start + 1);
  }
  return parts;
}

/** -1 where there is none. */
function nextOpening(text: string, from: number): number {
  const opening = /[{[]/gu;
  opening.lastIndex = from;
  return opening.exec(text)?.index ?? -1;
}

/** At most; brackets within texts count, too. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [bracket] of text.matchAll(/[{}[\]]/gu)) {
    depth = Math.max(0, depth + (bracket === '{' || bracket === '[' ? 1 : -1));
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** The place after the closing bracket; 0 where there is none. */
function endOfValue(text: string, start: number): number {
  let depth = 0;
  let isInText = false;
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    if (isInText) {
      if (char === '\\') at++;
      else if (char === '"') isInText = false;
    } else if (char === '"') isInText = true;
    else if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') {
      depth--;
      if (depth === 0) return at + 1;
    }
  }
  return 0;
}
