/** Episodic memory: what happened, when, and where on the computer. */
import { MnemeError } from '../../../src-preload/contract/errors.ts';
import { say } from '../../../src-preload/contract/sentences/say.ts';
import type { MemoryComponent } from '../component.ts';
import { joinTexts } from '../join-texts.ts';
import { episodicPrompt } from './episodic-prompt.ts';
import { episodicTable } from './episodic-table.ts';

/** The type of an episode that was made of activities without a model. */
export const activityEvent = 'activity';

export const episodic: MemoryComponent<'episodic'> = {
  kind: 'episodic',
  table: episodicTable,
  prompt: episodicPrompt,
  titleOf: ({ summary }) => summary,
  // The details of an activity are lines of its frames, and are found on those.
  searchTextOf: ({ eventType, summary, details, application }, facts) =>
    joinTexts([summary, facts?.isOnFrames && eventType === activityEvent ? '' : details, application ?? '']),
  check({ endedAt }, _before, { occurredAt }) {
    if (endedAt !== null && endedAt < occurredAt) {
      throw new MnemeError(
        'invalid-input',
        say('An episode cannot end ({end}) before it began ({start}). Correct one of the two times.', {
          end: new Date(endedAt).toISOString(),
          start: new Date(occurredAt).toISOString(),
        }),
      );
    }
  },
  merge: (into, from) => ({
    ...into,
    endedAt:
      into.endedAt === null || from.endedAt === null
        ? (into.endedAt ?? from.endedAt)
        : Math.max(into.endedAt, from.endedAt),
    application: into.application ?? from.application,
    details: joinTexts([into.details, from.summary, from.details], into.summary),
  }),
};
