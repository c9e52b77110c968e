/** Which episodes become one: those of a day, a week or a month that is over, of one owner. Pure. */
import type { MemoryId } from '../../../src-preload/contract/memory.ts';

export interface DatedEpisode {
  readonly id: MemoryId;
  readonly occurredAt: number;
  readonly scope: string | null;
}

export type Period = 'day' | 'week' | 'month';

/** Fewer are told quickly enough one by one. */
const fewest = 3;
/** What fits into one question to a small model. */
const most = 30;

/** Oldest first, in parts where a period holds many. */
export function groupEpisodes(episodes: readonly DatedEpisode[], period: Period, now: number): MemoryId[][] {
  const groups = new Map<string, DatedEpisode[]>();
  const present = startOf(now, period);
  for (const episode of episodes.toSorted((a, b) => a.occurredAt - b.occurredAt)) {
    const start = startOf(episode.occurredAt, period);
    if (start >= present) continue;
    const key = `${start} ${episode.scope ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), episode]);
  }
  return [...groups.values()].flatMap((group) =>
    partsOf(group)
      .filter((part) => part.length >= fewest)
      .map((part) => part.map(({ id }) => id)),
  );
}

/** As equal as can be, so that no part is left with one or two. */
function partsOf(group: readonly DatedEpisode[]): DatedEpisode[][] {
  const parts = Math.ceil(group.length / most);
  const size = Math.ceil(group.length / parts);
  return Array.from({ length: parts }, (_, part) => group.slice(part * size, (part + 1) * size));
}

/** In local time; weeks begin on Monday. */
function startOf(time: number, period: Period): number {
  const date = new Date(time);
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
  if (period === 'month') return new Date(year, month, 1).getTime();
  const sinceMonday = period === 'week' ? (date.getDay() + 6) % 7 : 0;
  return new Date(year, month, day - sinceMonday).getTime();
}
