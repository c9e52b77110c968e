/** Sentences without any answer in them, so that pages are as full as real ones. */
import type { Random } from '../seeded.ts';

const subjects = [
  'The delivery',
  'The schedule',
  'This chapter',
  'The second draft',
  'The survey',
  'Our supplier',
  'The committee',
  'The new layout',
  'The archive',
  'Everybody in the office',
  'The regional office',
  'The guide',
  'A short summary',
  'The reviewer',
  'The town',
  'The museum',
  'The workshop',
  'The training',
  'The proposal',
  'The handbook',
];
const verbs = [
  'describes',
  'explains',
  'has changed',
  'will cover',
  'compares',
  'mentions',
  'lists',
  'replaces',
  'was moved with',
  'depends on',
  'leaves out',
  'starts with',
  'was written for',
  'agrees with',
];
const objects = [
  'the figures of the last quarter',
  'the order of the steps',
  'an example from daily work',
  'the most common questions',
  'the old arrangement',
  'a list of open points',
  'the rooms on the ground floor',
  'the remarks from the meeting',
  'the parts that were late',
  'the opening hours in summer',
  'the names of the streets',
  'the colours of the first edition',
  'the rules for guests',
  'the way to the station',
];
const ends = [
  'and nobody objected',
  'although the numbers are still missing',
  'as was agreed in autumn',
  'which took longer than planned',
  'so that newcomers find their way',
  'before anything else is decided',
  'with a photograph on every page',
  'and ends with a short outlook',
  'but only where it is needed',
  'for the third time this year',
  'without naming a reason',
  'in plain words',
];

export function fillerSentences(random: Random, count: number): string[] {
  return Array.from(
    { length: count },
    () => `${random.pick(subjects)} ${random.pick(verbs)} ${random.pick(objects)} ${random.pick(ends)}.`,
  );
}

/** Paragraphs of three to six sentences. */
export function fillerParagraphs(random: Random, count: number): string[] {
  return Array.from({ length: count }, () => fillerSentences(random, random.between(3, 6)).join(' '));
}
