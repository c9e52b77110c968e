import { expect, it, onTestFinished } from 'vitest';
import { makeDataFolder, startEngine } from '../../../helpers/engine-bed.ts';

it('a look for what can be tidied up ends when it is stopped, or when another begins', async () => {
  const data = makeDataFolder();
  const bed = await startEngine(data.folder);
  onTestFinished(async () => {
    await bed.close();
    data.remove();
  });
  // More than a turn of the engine's thread can compare.
  for (let nth = 0; nth < 400; nth++)
    await bed.ask('memory.create', {
      kind: 'semantic',
      fields: { name: `Fact ${nth}`, summary: '', details: '', origin: '' },
    });
  await bed.ask('engine.drain', {});
  const first = bed.engine.dispatch('tidy.preview', {});
  const second = bed.engine.dispatch('tidy.preview', {});
  await bed.ask('tidy.stop', {});
  expect([await first, await second]).toMatchObject([
    { ok: false, error: { code: 'cancelled' } },
    { ok: false, error: { code: 'cancelled' } },
  ]);
  expect(await bed.ask('tidy.preview', {})).toMatchObject({ askedModel: false });
});
