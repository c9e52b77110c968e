import { expect, it, onTestFinished } from 'vitest';
import { createAnalytics, type Analytics } from '../../../../src-main/analytics/analytics.ts';
import { redact } from '../../../../src-main/privacy/redact.ts';
import { silentLog } from '../../../../src-main/base/log.ts';
import { addUnits } from '../../../../src-main/memory/units.ts';
import type { FrameId } from '../../../../src-preload/contract/frames.ts';
import type { WritableDb } from '../../../../src-main/store/statements.ts';
import { FakeClock } from '../../../helpers/fake-clock.ts';
import { createScriptedLlm } from '../../../helpers/scripted-llm.ts';
import { startScriptedModel, type Script, type ScriptedModel } from '../../../helpers/scripted-model.ts';
import { addSeen, every } from '../../../helpers/seen-frames.ts';
import { openTestStore } from '../../../helpers/temporary-store.ts';

const minute = 60_000;
const today = { period: 'day', day: '2026-03-03' } as const;
const at = (hour: number, minutes = 0): number => new Date(2026, 2, 3, hour, minutes).getTime();

interface Bed {
  readonly db: WritableDb;
  readonly handlers: Analytics['handlers'];
  readonly server: ScriptedModel;
}

/** A day on which an invoice was written and kettles were compared, and a model server that answers by a script. */
async function createBed(script: Script): Promise<Bed> {
  const { db } = openTestStore();
  const server = await startScriptedModel(script);
  onTestFinished(() => server.close());
  const { llm } = createScriptedLlm(server);
  const analytics = createAnalytics({
    db,
    llm,
    clock: new FakeClock(at(20)),
    log: silentLog,
    keepsQuestions: () => true,
    redact,
  });
  analytics.start();
  onTestFinished(() => analytics.stop());
  const invoice = addSeen(
    db,
    { application: 'Writer', title: 'Invoice 4711 for Lena Brandt' },
    every(minute, at(9), at(10)),
  );
  addSeen(
    db,
    { application: 'Browser', title: 'Kettles compared', url: 'https://kettles.example/' },
    every(minute, at(11), at(11, 20)),
  );
  const frameId = db.value<FrameId>('SELECT min(id) FROM frames WHERE activity_id = ?', [invoice])!;
  addUnits(db, 'invoice', [
    { frameId, occurredAt: at(9), author: 'Writer', byOwner: false, text: 'Boiler repaired, 240 euros' },
  ]);
  return { db, handlers: analytics.handlers, server };
}

const answer = {
  headline: 'An invoice for Lena Brandt',
  sentences: [
    { text: 'You wrote invoice 4711 for Lena Brandt about 240 euros.', items: [1] },
    { text: 'You compared kettles [2].', items: [1, 2, 99] },
    { text: 'You phoned Professor Moriarty in Lisbon.', items: [1] },
    { text: 'You slept well.', items: [] },
  ],
};

it('keeps of a model’s summary what stands in the windows that it names, and cites them', async () => {
  const { handlers, server } = await createBed(() => ({ json: answer }));
  const { written, model } = await handlers['analytics.write-summary'](today);
  expect(model).toMatchObject({ isLocal: true });
  expect(written!.headline).toBe('An invoice for Lena Brandt');
  expect(written!.sentences).toEqual([
    { text: 'You wrote invoice 4711 for Lena Brandt about 240 euros.', sources: [1] },
    { text: 'You compared kettles.', sources: [2] },
  ]);
  expect(written!.leftOut).toBe(2);
  expect(written!.sources.map(({ label }) => label)).toEqual([
    'Writer: Invoice 4711 for Lena Brandt',
    'Browser: Kettles compared',
  ]);
  expect(written!.outdated).toBe(false);
  expect(server.requests).toHaveLength(1);
  const kept = await handlers['analytics.summary'](today);
  expect(kept.written).toEqual(written);
});

it('is old once much more was seen, and goes with a frame that it was written from', async () => {
  const { db, handlers } = await createBed(() => ({ json: answer }));
  await handlers['analytics.write-summary'](today);
  addSeen(db, { application: 'Chess' }, every(minute, at(15), at(16)));
  expect((await handlers['analytics.summary'](today)).written!.outdated).toBe(true);
  db.run('DELETE FROM frames WHERE id = (SELECT frame_id FROM summary_sources WHERE number = 2)');
  expect((await handlers['analytics.summary'](today)).written).toBeNull();
});

it('is refused, and the one before kept, where nothing of it stands in what was seen', async () => {
  const replies = [answer, { headline: 'x', sentences: [answer.sentences[2]!] }];
  const { handlers } = await createBed(({ index }) => ({ json: replies[index] }));
  await handlers['analytics.write-summary'](today);
  await expect(handlers['analytics.write-summary'](today)).rejects.toMatchObject({ code: 'model-server' });
  expect((await handlers['analytics.summary'](today)).written!.sentences).toHaveLength(2);
  expect((await handlers['analytics.forget-summary'](today)).written).toBeNull();
});

it('lists what was seen longest without asking anybody', async () => {
  const { handlers, server } = await createBed(() => ({ json: answer }));
  const week = await handlers['analytics.summary']({ period: 'week', day: '2026-03-05' });
  expect(week.range).toEqual({ from: '2026-03-02', to: '2026-03-08' });
  expect(week.windows.map(({ title }) => title)).toEqual([
    'Invoice 4711 for Lena Brandt',
    'Kettles compared',
  ]);
  expect(server.requests).toEqual([]);
});
