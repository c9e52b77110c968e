/** What the owner calls things is kept, searched and put into prompts like all that they write: no secret stays in any name. */
import { expect, it, onTestFinished } from 'vitest';
import { makeDataFolder, startEngine } from '../helpers/engine-bed.ts';
import { readPlainStore } from '../helpers/plain-store.ts';

/** Put together, so that no scanner takes this file for a leak. */
const token = ['ghp', 'k37og0tx9v4ipx7vnx56w6j4bd4tvctdqxdl'].join('_');

it('no secret stays in the name of a conversation, persona, category, tag or rule', async () => {
  const data = makeDataFolder();
  onTestFinished(() => data.remove());
  const bed = await startEngine(data.folder, {});
  const { ask } = bed;
  const { id } = await ask('chat.create-session', {});
  expect(await ask('chat.update-session', { id, title: `Why ${token} fails` })).toMatchObject({
    title: 'Why [GitHub token] fails',
  });
  const persona = { name: 'Robot', instructions: `Speak as the robot that has ${token}.` };
  expect((await ask('chat.save-persona', persona)).instructions).toContain('[GitHub token]');
  const { id: categoryId } = await ask('organise.create-category', { parentId: null, name: token });
  await ask('organise.change-category', { id: categoryId, name: `Keys ${token}` });
  expect((await ask('organise.categories', {})).map(({ name }) => name)).toEqual(['Keys [GitHub token]']);
  await ask('organise.save-rule', {
    id: null,
    name: `All of ${token}`,
    isOn: true,
    conditions: { kinds: ['semantic'] },
    categoryId,
    tags: [token],
  });
  await bed.close();
  const { text } = await readPlainStore(data.folder);
  expect(text.includes('keys [github token]')).toBe(true);
  expect(text.includes(token.slice(4, 14))).toBe(false);
}, 120_000);
