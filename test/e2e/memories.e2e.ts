import AxeBuilder from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import type { RunningApp } from './app.ts';
import { agree, expect, test, waitUntilSeen } from './scenario.ts';
import { setTheme } from './screenshots.ts';

/** Starts with consent, a pause and the memories in view: nothing comes in but what the test writes. */
async function startWithMemories(start: () => Promise<RunningApp>): Promise<RunningApp> {
  const app = await start();
  await agree(app);
  await app.request('app.pause', { minutes: null });
  await app.page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Memories' }).click();
  return app;
}

function memoriesOf({ page }: RunningApp): Locator {
  return page.getByRole('listbox', { name: 'Memories' }).getByRole('option');
}

test('a memory is written by hand, corrected, deleted and brought back, all by keyboard', async ({
  start,
}) => {
  const app = await startWithMemories(start);
  const { page } = app;
  await expect(page.getByRole('heading', { name: 'No memories yet' })).toBeVisible();

  await page.getByRole('button', { name: 'New' }).click();
  const dialog = page.getByRole('dialog', { name: 'New memory' });
  await dialog.getByRole('button', { name: 'Remember it' }).click();
  await expect(dialog.getByText('Fill in “Name”.')).toBeVisible();
  await expect(dialog.getByLabel('Name')).toBeFocused();
  await dialog.getByLabel('Name').fill('Lena Brandt');
  await dialog.getByLabel('In a sentence').fill('Plumber');
  await page.keyboard.press('Control+Enter');
  await dialog.getByLabel('Tags').press('Enter');
  await expect(dialog).toBeHidden();
  const memories = memoriesOf(app);
  await expect(memories).toHaveText([/Lena Brandt.*Plumber/]);
  await expect(page.getByRole('tab', { name: /Semantic/ })).toContainText('1');

  await page.getByRole('listbox', { name: 'Memories' }).focus();
  await page.keyboard.press('e');
  const form = page.getByRole('form', { name: 'Edit Lena Brandt' });
  await expect(form.getByLabel('Name')).toBeFocused();
  await form.getByLabel('In a sentence').fill('Plumber, comes on Thursdays');
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeHidden();
  await expect(memories).toHaveText([/comes on Thursdays/]);
  const pane = page.getByRole('region', { name: 'Memory', exact: true });
  await expect(pane.locator('del')).toHaveText('Plumber');
  await pane.getByRole('button', { name: /^Undo: Changed/ }).click();
  await expect(memories).not.toHaveText([/comes on Thursdays/]);

  await page.getByRole('listbox', { name: 'Memories' }).focus();
  await page.keyboard.press('#');
  await expect(page.getByText('Deleted “Lena Brandt”')).toBeVisible();
  await expect(memories).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(memories).toHaveText([/Lena Brandt/]);

  await page.getByRole('listbox', { name: 'Memories' }).focus();
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { name: 'Privacy', exact: true })).toBeVisible();
  const [memory] = (await app.request('memory.list', {})).memories;
  expect(memory?.pinned).toBe(false);
});

test('two edits of one memory are shown side by side, and neither is overwritten unseen', async ({
  start,
}) => {
  const app = await startWithMemories(start);
  const { page } = app;
  const { id } = await app.request('memory.create', {
    kind: 'semantic',
    fields: { name: 'Boiler', summary: 'In the cellar', details: '', origin: '' },
  });
  const stored = async () => (await app.request('memory.get', { id })).memory;
  const writeElsewhere = async (fields: Record<string, string>) => {
    const { version } = await stored();
    await app.request('memory.update', { id, version, patch: { fields } });
  };
  const form = page.getByRole('form', { name: 'Edit Boiler' });
  const clash = page.getByRole('alertdialog');
  const summary = form.getByRole('textbox', { name: 'In a sentence' });
  await memoriesOf(app).first().click();
  await page.keyboard.press('e');
  await summary.fill('In the attic');
  await writeElsewhere({ summary: 'In the kitchen', details: 'Made in 1998' });
  await expect(form.getByText('This was changed meanwhile.')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  const both = clash.getByRole('group', { name: 'In a sentence' });
  await expect(both.getByRole('region', { name: 'Saved meanwhile' })).toHaveText('In the kitchen');
  await expect(both.getByRole('region', { name: 'Yours' })).toHaveText('In the attic');
  expect((await stored()).fields).toMatchObject({ summary: 'In the kitchen' });

  // Together: what only the other wrote is there, and the other text of what both wrote is at hand.
  await clash.getByRole('button', { name: 'Edit both together' }).click();
  await expect(form.getByLabel('Details')).toHaveValue('Made in 1998');
  await expect(summary).toHaveValue('In the attic');
  await form.getByRole('button', { name: 'Take it: In a sentence' }).click();
  await expect(summary).toHaveValue('In the kitchen');
  await summary.fill('In the kitchen, once in the attic');

  // Somebody else again; this time the owner's own is to stay.
  await writeElsewhere({ summary: 'In the hall' });
  await page.keyboard.press('Control+Enter');
  await expect(clash).toContainText('In the hall');
  await clash.getByRole('button', { name: 'Save mine' }).click();
  await expect(form).toBeHidden();
  expect((await stored()).fields).toMatchObject({
    summary: 'In the kitchen, once in the attic',
    details: 'Made in 1998',
  });

  await page.getByRole('listbox', { name: 'Memories' }).focus();
  await page.keyboard.press('e');
  await summary.fill('Nowhere');
  await writeElsewhere({ summary: 'In the garage' });
  await page.keyboard.press('Control+Enter');
  await clash.getByRole('button', { name: 'Keep what was saved' }).click();
  await expect(form).toBeHidden();
  expect((await stored()).fields).toMatchObject({ summary: 'In the garage' });
});

test('a block of core memory that was changed meanwhile is shown beside what was typed', async ({
  start,
}) => {
  const app = await startWithMemories(start);
  const { page } = app;
  const fields = { block: 'human' as const, text: 'I am a baker.' };
  const { id, version } = await app.request('memory.create', { kind: 'core', fields });
  await page.getByRole('tab', { name: /Core/ }).click();
  const block = page.getByRole('region', { name: 'You' });
  const text = block.getByRole('textbox', { name: 'You' });
  await text.fill('I am a gardener.');
  await app.request('memory.update', { id, version, patch: { fields: { text: 'I am a cook.' } } });
  await block.getByRole('button', { name: 'Save' }).click();
  const clash = block.getByRole('alertdialog');
  await expect(clash.getByRole('region', { name: 'Saved meanwhile' })).toHaveText('I am a cook.');
  await clash.getByRole('button', { name: 'Edit both together' }).click();
  await text.fill('I am a cook and a gardener.');
  await block.getByRole('button', { name: 'Save' }).click();
  await expect(block.getByRole('button', { name: 'Save' })).toBeDisabled();
  expect((await app.request('memory.get', { id })).memory.fields).toMatchObject({
    text: 'I am a cook and a gardener.',
  });
});

test('core memory tells its room, and brings an earlier text back', async ({ start }) => {
  const app = await startWithMemories(start);
  const { page } = app;
  await page.getByRole('tab', { name: /Core/ }).click();
  const block = page.getByRole('region', { name: 'You' });
  const text = block.getByRole('textbox', { name: 'You' });
  const save = async () => {
    await block.getByRole('button', { name: 'Save' }).click();
    await expect(block.getByRole('button', { name: 'Save' })).toBeDisabled();
  };
  await text.fill('I am a gardener.');
  await save();
  await text.fill('x'.repeat(4_600));
  await expect(block.getByRole('status')).toContainText('92 % · nearly full');
  await text.fill('I am a baker.');
  await save();
  await block.getByText('Earlier versions (1)').click();
  await block.getByRole('button', { name: /^Compare/ }).click();
  await expect(block.locator('del')).toHaveText('removed: gardener.');
  await block.getByRole('button', { name: /^Back to this one/ }).click();
  await expect(text).toHaveValue('I am a gardener.');
  await save();
  const blocks = await app.request('memory.core', {});
  expect(blocks.find((one) => one.block === 'human')?.text).toBe('I am a gardener.');
});

test('a memory tells why it is believed, where it is used, and what is related to it', async ({ start }) => {
  const app = await startWithMemories(start);
  const { page } = app;
  const know = (name: string, summary: string) =>
    app.request('memory.create', {
      kind: 'semantic',
      fields: { name, summary, details: '', origin: '' },
    });
  await know('Beethoven', 'Wrote nine symphonies');
  await know('Boiler repair', 'The boiler in the cellar was repaired in May');
  const { id, version } = await know('Boiler', 'The boiler in the cellar heats the whole house');
  await app.request('memory.update', { id, version, patch: { fields: { details: 'Gas' } } });
  await app.request('app.drain', {});
  const { id: sessionId } = await app.request('chat.create-session', {});
  await app.request('chat.send', { sessionId, text: 'What heats the house?', attachments: [] });
  await expect
    .poll(async () => (await app.request('memory.uses', { id })).answerCount, { timeout: 30_000 })
    .toBe(1);

  await memoriesOf(app).filter({ hasText: 'heats the whole house' }).click();
  const pane = page.getByRole('region', { name: 'Memory', exact: true });
  await expect(pane.getByText('Certain · 100%')).toBeVisible();
  await expect(pane.getByText('You wrote it yourself.')).toBeVisible();
  await expect(pane.getByText('You corrected it once, last: just now.')).toBeVisible();
  await expect(pane.getByRole('button', { name: 'Beethoven' })).toHaveCount(0);
  await pane.getByRole('button', { name: 'Boiler repair' }).click();
  await expect(pane.getByRole('heading', { name: 'Boiler repair' })).toBeVisible();
  await pane.getByRole('button', { name: 'Boiler', exact: true }).click();
  await expect(pane.getByText('One answer cites it')).toBeVisible();
  await pane
    .locator('section')
    .filter({ hasText: 'One answer cites it' })
    .getByRole('button')
    .first()
    .click();
  await expect(page.getByText('What heats the house?').first()).toBeVisible();
});

test('a secret shows its value only when asked, and never in the list', async ({ start }) => {
  const app = await startWithMemories(start);
  const { page } = app;
  await page.getByRole('tab', { name: /Vault/ }).click();
  await page.getByRole('button', { name: 'New' }).click();
  const dialog = page.getByRole('dialog', { name: 'New memory' });
  await dialog.getByLabel('Caption').fill('Router');
  await dialog.getByLabel('Value').fill('fence-42-otter');
  await dialog.getByRole('button', { name: 'Seal it' }).click();
  await expect(memoriesOf(app)).toHaveText([/Router/]);
  const value = page.getByText('fence-42-otter');
  await expect(value).toHaveCount(0);
  const ask = page.getByRole('alertdialog', { name: 'Show the value of “Router” on the screen?' });
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(ask.getByRole('button', { name: 'Show it' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(ask).toBeHidden();
  await expect(value).toHaveCount(0);
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.keyboard.press('Enter');
  await expect(value).toBeVisible();
  await page.getByRole('button', { name: 'Hide', exact: true }).click();
  await expect(value).toHaveCount(0);
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await ask.getByRole('button', { name: 'Copy it' }).click();
  await expect(page.getByText('The clipboard is emptied after 30 seconds.')).toBeVisible();
  await expect(value).toHaveCount(0);
  expect(await app.electron.evaluate(({ clipboard }) => clipboard.readText())).toBe('fence-42-otter');
});

test('secrets that wait are settled with a key or two each, and nothing is erased before the end', async ({
  start,
}) => {
  const app = await start();
  await agree(app);
  await app.request('app.pause', { minutes: null });
  const { privacy } = await app.request('settings.get', {});
  await app.request('settings.update', { privacy: { ...privacy, keepSecrets: true } });
  for (const details of [
    'password: Tr0mbone-Kestrel77',
    'password: Pelican-9-Harbour',
    'password: Quartz&Lemon31',
  ])
    await app.request('memory.create', {
      kind: 'semantic',
      fields: { name: 'Notes', summary: '', details, origin: '' },
    });
  const { page } = app;
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Memories' }).click();
  await page.getByRole('tab', { name: /Vault/ }).click();
  await page.getByRole('button', { name: 'Go through them' }).click();
  const queue = page.getByRole('dialog', { name: 'Secrets to classify' });
  await expect(queue.getByRole('status').first()).toHaveText('1 of 3');
  await expect(queue.getByRole('group').first()).toBeFocused();
  const inVault = async (state: 'active' | 'candidate') =>
    (await app.request('memory.list', { kinds: ['vault'], states: [state] })).memories.length;

  await page.keyboard.press('k');
  await expect(queue.getByRole('button', { name: 'API key' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('2');
  await expect(queue.getByRole('status').first()).toHaveText('2 of 3');
  expect(await inVault('active')).toBe(1);
  await page.keyboard.press('x');
  await expect(queue.getByRole('status').first()).toHaveText('3 of 3 · 1 to be erased');
  expect(await inVault('candidate')).toBe(2);
  await page.keyboard.press('z');
  await page.keyboard.press('z');
  await expect(queue.getByRole('status').first()).toHaveText('1 of 3');
  await expect.poll(() => inVault('candidate')).toBe(3);

  await page.keyboard.press('e');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Router at home');
  await page.keyboard.press('Enter');
  await page.keyboard.press('p');
  await page.keyboard.press('3');
  await expect(queue.getByRole('status').first()).toHaveText('2 of 3');
  await page.keyboard.press('x');
  await page.keyboard.press('s');
  await queue.getByRole('button', { name: 'Erase 1 secret' }).click();
  await page
    .getByRole('dialog', { name: 'Erase for good?' })
    .getByRole('button', { name: 'Erase 1 secret' })
    .click();
  await expect(queue).toBeHidden();
  await expect.poll(() => inVault('candidate')).toBe(1);
  const { memories } = await app.request('memory.list', { kinds: ['vault'], states: ['active'] });
  expect(memories.map(({ title }) => title)).toEqual(['Router at home']);
});

test('what is there twice is tidied up after a look at it, and can be taken back', async ({ start }) => {
  const app = await startWithMemories(start);
  const { page } = app;
  for (const name of ['Landlord', 'landlord']) {
    await app.request('memory.create', {
      kind: 'semantic',
      fields: { name, summary: 'The landlord is Mr Ibsen, phone 555 0100', details: '', origin: '' },
    });
  }
  await app.request('app.drain', {});
  await page.getByRole('button', { name: 'Tidy up' }).click();
  const dialog = page.getByRole('dialog', { name: 'Tidy up' });
  await expect(dialog.getByText('The same twice · Semantic')).toBeVisible();
  expect((await app.request('memory.list', {})).memories).toHaveLength(2);
  await dialog.getByRole('button', { name: 'Apply 1 change' }).click();
  await expect(dialog.getByText('1 change made.')).toBeVisible();
  await expect(memoriesOf(app)).toHaveCount(1);
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(dialog.getByText('Taken back.', { exact: true })).toBeVisible();
  await expect(memoriesOf(app)).toHaveCount(2);
});

test('concepts are merged as the owner words it, and shown with their links', async ({ start }) => {
  const app = await startWithMemories(start);
  const { page } = app;
  const know = (name: string, summary: string) =>
    app.request('memory.create', { kind: 'semantic', fields: { name, summary, details: '', origin: '' } });
  await know('Landlord', 'The landlord is Mr Ibsen, phone 555 0100');
  await know('landlord', 'The landlord is Mr. Ibsen, phone 555 0100');
  const { id } = await know('Lease', 'Signed with the landlord in May');
  await app.request('app.drain', {});
  await page.getByRole('tab', { name: /Semantic/ }).click();
  await page.getByRole('button', { name: 'Tidy up' }).click();
  const dialog = page.getByRole('dialog', { name: 'Tidy up' });
  await dialog.getByRole('button', { name: 'Edit the result' }).click();
  const form = dialog.getByRole('form', { name: 'What would result' });
  await form.getByLabel('Where you learned it').fill('The lease');
  await form.getByRole('button', { name: 'Use this' }).click();
  await expect(dialog.getByText('edited by you')).toBeVisible();
  await dialog.getByRole('button', { name: 'Accept' }).click();
  await expect(dialog.getByText('1 change made.')).toBeVisible();
  await page.keyboard.press('Escape');
  const { memories } = await app.request('memory.list', { text: 'ibsen' });
  expect(memories).toHaveLength(1);
  expect((await app.request('memory.get', { id: memories[0]!.id })).memory.fields).toMatchObject({
    origin: 'The lease',
  });

  await page.getByRole('button', { name: 'Map' }).click();
  const map = page.getByRole('dialog', { name: 'Concepts and their links' });
  await expect(map.getByRole('img', { name: /Map of 2 concepts and 1 link/ })).toBeVisible();
  await map.getByRole('searchbox', { name: 'Find a concept' }).fill('lea');
  await map.getByRole('listbox', { name: 'Concepts' }).focus();
  await page.keyboard.press('Home');
  await expect(map.getByRole('option', { name: /Lease/ })).toHaveAttribute('aria-selected', 'true');
  await expect(map.getByRole('region', { name: 'Lease' }).getByRole('listitem')).toHaveText(
    /names\s*landlord/i,
  );
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(app, theme);
    expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([]);
  }
  await map.getByRole('listbox', { name: 'Concepts' }).focus();
  await page.keyboard.press('Enter');
  await expect(map).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Lease' })).toBeVisible();
  expect((await app.request('memory.get', { id })).memory.title).toBe('Lease');
});

test('the steps of a procedure are put in order by keyboard, ticked off and confirmed', async ({ start }) => {
  const app = await startWithMemories(start);
  const { page } = app;
  const { id } = await app.request('memory.create', {
    kind: 'procedural',
    fields: {
      ...{
        entryType: 'workflow',
        summary: 'Descale the kettle',
        validation: 'unverified',
        validatedAt: null,
      },
      steps: ['Boil it twice', 'Fill it with vinegar', 'Rinse'],
    },
  });
  const stored = async () => (await app.request('memory.get', { id })).memory.fields;
  await memoriesOf(app).first().click();
  const pane = page.getByRole('region', { name: 'Memory', exact: true });
  await pane.getByRole('checkbox', { name: 'Boil it twice' }).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect
    .poll(async () => (await stored()) as unknown)
    .toMatchObject({
      steps: ['Fill it with vinegar', 'Boil it twice', 'Rinse'],
    });
  await expect(pane.getByRole('checkbox', { name: 'Boil it twice' })).toBeFocused();
  for (const step of ['Boil it twice', 'Fill it with vinegar', 'Rinse'])
    await pane.getByRole('checkbox', { name: step }).press('Space');
  await expect(pane.getByText('3 of 3 ticked off')).toBeVisible();
  await pane.getByRole('button', { name: 'They are all right' }).click();
  await expect.poll(async () => (await stored()) as unknown).toMatchObject({ validation: 'confirmed' });
  await pane.getByRole('button', { name: 'Outdated' }).click();
  await expect.poll(async () => (await stored()) as unknown).toMatchObject({ validation: 'outdated' });
});

test('a page is opened only after a look at its whole address, and a file is shown where it lies', async ({
  start,
}) => {
  const app = await startWithMemories(start);
  const { page } = app;
  const fields = {
    resourceType: 'web' as const,
    summary: '',
    content: '',
    visits: 1,
    lastSeenAt: Date.now(),
  };
  const address = 'https://example.org/kettles';
  await app.request('memory.create', {
    kind: 'resource',
    title: 'Lease',
    fields: { ...fields, address: '/nowhere/lease.pdf' },
  });
  await app.request('memory.create', { kind: 'resource', title: 'Kettles', fields: { ...fields, address } });
  await memoriesOf(app).filter({ hasText: 'Kettles' }).click();
  const pane = page.getByRole('region', { name: 'Memory', exact: true });
  await pane.getByRole('button', { name: 'Open the page' }).click();
  const ask = page.getByRole('dialog', { name: 'Open this page in your browser?' });
  await expect(ask).toContainText(address);
  await page.keyboard.press('Escape');
  await expect(ask).toBeHidden();
  await memoriesOf(app).filter({ hasText: 'Lease' }).click();
  await pane.getByRole('button', { name: 'Show in its folder' }).click();
  await expect(pane.getByRole('alert')).toContainText('/nowhere/lease.pdf is not there any more');
});

test('a secret on the screen waits to be classified, and its moment leads back to it', async ({
  start,
  open,
}) => {
  const app = await start();
  await agree(app);
  const { page } = app;
  const views = page.getByRole('navigation', { name: 'Views' });
  await views.getByRole('button', { name: 'Privacy' }).click();
  await page.getByRole('switch', { name: 'Keep recognised secrets in the vault' }).click();
  await expect.poll(async () => (await app.request('settings.get', {})).privacy.keepSecrets).toBe(true);
  await open({
    program: 'xterm',
    title: 'Deploy notes',
    text: 'Password: Tr4verse-Kupfer-29! of the router',
  });
  await waitUntilSeen(app, 'Deploy notes');
  await app.request('app.drain', {});
  await views.getByRole('button', { name: 'Memories' }).click();
  await page.getByRole('tab', { name: /Vault/ }).click();
  await page.getByRole('combobox', { name: 'Which ones' }).selectOption('candidates');
  const form = page.getByRole('form', { name: 'Classify' });
  await form.getByLabel('Caption').fill('Router at home');
  await form.getByRole('button', { name: 'Keep it in the vault' }).click();
  await page.getByRole('combobox', { name: 'Which ones' }).selectOption('current');
  await expect(memoriesOf(app)).toHaveText([/Router at home/]);

  await page
    .getByRole('button', { name: /^Open the moment/ })
    .first()
    .click();
  const moment = page.getByRole('dialog', { name: 'Moment' });
  await expect(moment.getByRole('region', { name: 'Text that was read' })).toContainText('[Password]');
  await moment.getByRole('button', { name: 'Router at home' }).click();
  await expect(moment).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Router at home' })).toBeVisible();
});
