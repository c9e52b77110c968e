/** Which problems a form shows: a name that was not begun yet is no mistake. Pure. */
import type { Problems } from './participant-drafts.ts';

export function shownProblems(problems: Problems, name: string): Problems {
  if (name !== '') return problems;
  return Object.fromEntries(Object.entries(problems).filter(([field]) => field !== 'name'));
}
