/** From a picture of a window to a memory with its source, through the whole engine and a scripted model server. */
import { expect, it, onTestFinished } from 'vitest';
import type { AbsorbSummary } from '../../src-preload/contract/absorb.ts';
import { frameOf, makeDataFolder, startEngine } from '../helpers/engine-bed.ts';
import { FakeClock } from '../helpers/fake-clock.ts';
import { drawScreen } from '../helpers/screen-picture.ts';
import { startScriptedModel } from '../helpers/scripted-model.ts';
import { testSettings } from '../helpers/test-settings.ts';

it('absorbs what a frame shows once a model is chosen, tells of it, and forgets it with the frame', async () => {
  const server = await startScriptedModel(({ text }) => {
    const data = JSON.parse(text.slice(text.indexOf('{\n'))) as { items: { number: number; text: string }[] };
    const item = data.items.find((each) => each.text.includes('1450'))!;
    const entry = {
      items: [item.number],
      action: 'add',
      target: null,
      other: null,
      name: 'Rent',
      summary: 'The landlord wants the rent of 1450 euros',
      details: '',
    };
    return { json: { core: [], episodic: [], semantic: [entry], procedural: [], resource: [] } };
  });
  onTestFinished(() => server.close());
  const folder = makeDataFolder();
  onTestFinished(() => folder.remove());
  const clock = new FakeClock();
  const bed = await startEngine(folder.folder, { clock });
  onTestFinished(() => bed.close());
  const told: AbsorbSummary[] = [];
  bed.engine.onEvent((name, payload) => {
    if (name === 'absorb.changed') told.push(payload as AbsorbSummary);
  });

  const picture = await drawScreen({
    title: 'Re: apartment',
    lines: ['The landlord wants the rent of 1450 euros'],
  });
  const facts = { application: 'Mail', title: 'Re: apartment', capturedAt: clock.now() };
  const { id } = await bed.ask('frame.accept', frameOf(picture, facts));
  await bed.ask('engine.drain', {});
  expect(await bed.ask('absorb.summary', {})).toMatchObject({ model: null, waiting: 0, setAside: 0 });
  await clock.advance(61_000);
  await bed.ask('engine.drain', {});
  expect(await bed.ask('absorb.summary', {})).toMatchObject({ collecting: 0, setAside: 1 });
  await expect(bed.ask('absorb.resume', {})).rejects.toMatchObject({ code: 'model-server' });
  expect(server.sent()).toBe('');

  const models = { ...testSettings().models, memoryServer: server.server, memoryModel: server.model };
  await bed.ask('engine.configure', { settings: testSettings({ models }), onBattery: false });
  expect(await bed.ask('absorb.resume', {})).toEqual({ batches: 1 });
  await bed.ask('engine.drain', {});
  const { batches } = await bed.ask('absorb.batches', {});
  expect(batches).toMatchObject([{ state: 'absorbed', added: 1, calls: 1 }]);
  const items = await bed.ask('absorb.items', { id: batches[0]!.id });
  expect(items.some(({ frameId, author }) => frameId === id && author === 'Mail')).toBe(true);
  const [memory] = (await bed.ask('memory.of-frame', { frameId: id })).filter(
    ({ kind }) => kind === 'semantic',
  );
  expect(memory).toMatchObject({ title: 'Rent', fields: { origin: 'Mail' } });
  await clock.advance(1_000);
  expect(told.at(-1)).toMatchObject({ model: server.model, today: { batches: 1, added: 1, calls: 1 } });

  await bed.ask('frame.delete', { ids: [id] });
  await expect(bed.ask('memory.get', { id: memory!.id })).rejects.toMatchObject({ code: 'not-found' });
});
