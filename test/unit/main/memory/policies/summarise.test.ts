import { afterAll, describe, expect, it } from 'vitest';
import { groupEpisodes } from '../../../../../src-main/memory/policies/episode-groups.ts';
import type { MemoryId } from '../../../../../src-preload/contract/memory.ts';
import { addFrames, episodicFields } from '../../../../helpers/memories-bed.ts';
import { openPolicies } from '../../../../helpers/policies-bed.ts';
import { createRealEmbedder } from '../../../../helpers/search-bed.ts';

const embedder = createRealEmbedder();
afterAll(() => embedder.close());

const day = 86_400_000;

const written = {
  json: {
    title: 'Planning the ferry to Bergen',
    sentences: [
      { text: 'The ferry to Bergen was booked for 89 euros.', episodes: [1] },
      { text: 'A hotel in Oslo was booked.', episodes: [2] },
      { text: 'The timetable of the ferry was compared.', episodes: [2, 9] },
    ],
  },
};

async function openEpisodes(script: Parameters<typeof openPolicies>[1]) {
  const bed = await openPolicies(embedder, script);
  const [frame] = addFrames(bed.db, [5], 4);
  const at = bed.clock.now() - 40 * day;
  const tell = (summary: string, place: number) =>
    bed.memories.add(
      { kind: 'episodic', fields: episodicFields({ summary }), occurredAt: at + place * 60_000 },
      [{ kind: 'frame', frameId: frame! }],
      { actor: 'pipeline' },
    );
  const episodes = [
    'Booked the ferry to Bergen for 89 euros',
    'Compared the timetable of the ferry',
    'Wrote to the landlord',
  ].map(tell);
  const policy = bed.save({ type: 'summarise', period: 'day' }, { olderThanDays: 30 });
  return { ...bed, bed, episodes, policy, frame: frame! };
}

describe('summarising', () => {
  it('makes one episode of a day, of what stands in its episodes, with their sources, and takes it back', async () => {
    const { bed, memories, episodes, policy, frame, policies } = await openEpisodes(() => written);
    const preview = await policies.preview(policy, new AbortController().signal);
    expect(preview).toMatchObject({ matches: 3, groups: 1, trouble: '' });
    const run = await bed.run(policy);
    expect(run).toMatchObject({ state: 'done', changed: 3, reason: '' });
    const [summary] = bed.all();
    expect(summary).toMatchObject({
      title: 'Planning the ferry to Bergen',
      occurredAt: episodes[0]!.occurredAt,
    });
    expect(summary!.fields).toMatchObject({
      eventType: 'summary',
      details:
        'The ferry to Bergen was booked for 89 euros.\nThe timetable of the ferry was compared.\n\n· Wrote to the landlord',
    });
    expect(memories.sources(summary!.id)).toMatchObject([{ frameId: frame }]);
    for (const { id } of episodes)
      expect(memories.get(id)).toMatchObject({ state: 'superseded', supersededBy: summary!.id });
    expect(await bed.run(policy)).toMatchObject({ changed: 0 });
    await bed.undo(run);
    expect(new Set(bed.all().map(({ id }) => id))).toEqual(new Set(episodes.map(({ id }) => id)));
  });

  it('waits where no model is chosen, says so, and goes on when one is', async () => {
    const { bed, policy, policies, server } = await openEpisodes(() => written);
    bed.isChosen = false;
    expect((await policies.preview(policy, new AbortController().signal)).trouble).toContain('No model');
    const waiting = await bed.run(policy);
    expect(waiting).toMatchObject({ state: 'waiting', changed: 0 });
    expect(waiting.reason).not.toBe('');
    expect(server.requests).toHaveLength(0);
    expect(() => policies.run(policy.id)).toThrow('at work already');
    bed.isChosen = true;
    policies.modelChanged();
    await policies.drain();
    expect(policies.runs({ before: null, limit: 1 })).toMatchObject([{ state: 'done', changed: 3 }]);
  });

  it('keeps the episodes where nothing of what the model wrote stands in them', async () => {
    const { bed, policy, episodes } = await openEpisodes(() => ({
      json: { title: 'A flight', sentences: [{ text: 'Flew to Tokyo with Maria.', episodes: [1] }] },
    }));
    expect(await bed.run(policy)).toMatchObject({ state: 'done', changed: 0 });
    expect(bed.all()).toHaveLength(episodes.length);
  });
});

describe('groups of episodes', () => {
  it('are of one owner and of a period that is over, none too small, none too large', () => {
    const now = new Date(2026, 2, 18, 12).getTime();
    const at = (month: number, date: number, scope: string | null = null, hour = 9) => ({
      id: `${month}-${date}-${hour}-${scope}` as MemoryId,
      occurredAt: new Date(2026, month, date, hour).getTime(),
      scope,
    });
    const march = [1, 2, 3, 4].map((date) => at(2, date));
    const february = [1, 2, 3].map((date) => at(1, date));
    const annas = [1, 2].map((date) => at(1, date, 'agent_anna'));
    expect(groupEpisodes([...march, ...february, ...annas], 'month', now)).toEqual([
      february.map(({ id }) => id),
    ]);
    expect(groupEpisodes(march, 'week', now)).toEqual([march.slice(1).map(({ id }) => id)]);
    const many = Array.from({ length: 31 }, (_, minute) => ({
      ...at(1, 5),
      id: `${minute}` as MemoryId,
      occurredAt: new Date(2026, 1, 5, 9, minute).getTime(),
    }));
    expect(groupEpisodes(many, 'day', now).map((group) => group.length)).toEqual([16, 15]);
  });
});
