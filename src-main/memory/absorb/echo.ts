/** Recognises what a model did not remember but read off the instructions, and orders that stood in captured text. */
import { foldText } from '../../store/text-normal.ts';
import type { Evidence } from './evidence.ts';

const runWords = 4;
const echoedShare = 0.5;

/** Answers whether claims restate the given instructions rather than an item: half of their runs of four words stand there. */
export function createEcho(
  instructions: string,
): (claims: readonly string[], evidence: readonly Evidence[]) => boolean {
  const known = new Set(runsOf(instructions));
  return (claims, evidence) => {
    const runs = claims.flatMap(runsOf);
    const echoed = runs.filter((run) => known.has(run) && !evidence.some((each) => each.hasPhrase(run)));
    return runs.length > 0 && echoed.length / runs.length >= echoedShare;
  };
}

function runsOf(text: string): string[] {
  const words = foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return Array.from({ length: Math.max(0, words.length - runWords + 1) }, (_, start) =>
    words.slice(start, start + runWords).join(' '),
  );
}

/** Narrow, so that whoever writes of rules, records or prompts for a living is remembered, too. */
const orders: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instructions?|everything above)\b/is,
  /\b(?:delete|erase|remove|wipe|forget)\b.{0,30}\b(?:all|every|any)\b.{0,20}\bmemor(?:y|ies)\b/is,
  /\b(?:you are now|act as|pretend to be)\b.{0,20}\b(?:ai|assistant|system)\b/is,
];

/** Whether a text tells the assistant what to do with its instructions or memories. Such a text is never remembered. */
export function isOrderToAssistant(text: string): boolean {
  return orders.some((order) => order.test(text));
}
