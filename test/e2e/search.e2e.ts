import { agree, expect, test, waitUntilSeen } from './scenario.ts';

test('finds a window by three words, opens it with the words boxed, and walks in time', async ({
  start,
  open,
}) => {
  const app = await start();
  await agree(app);
  const first = await open({
    program: 'xterm',
    title: 'Boiler notes',
    text: 'The plumber repairs the boiler on Thursday.',
  });
  await waitUntilSeen(app, 'Boiler notes');
  await first.close();
  await open({ program: 'xterm', title: 'Travel', text: 'The night train to Vienna leaves at ten.' });
  await waitUntilSeen(app, 'Travel');
  await app.request('app.drain', {});

  const { page } = app;
  await page.keyboard.press('/');
  const box = page.getByRole('textbox', { name: 'Search what was on your screen' });
  await expect(box).toBeFocused();
  await page.keyboard.type('plumber boiler thursday');
  const hit = page.getByRole('option').first();
  await expect(hit).toContainText('Boiler notes');
  await expect(hit.locator('mark').first()).toBeVisible();
  await expect(hit).toContainText(/found by/i);

  await page.keyboard.press('Enter');
  const picture = page
    .getByRole('dialog', { name: 'Moment' })
    .getByRole('img', { name: /Boiler notes/ })
    .first();
  await expect(picture).toBeVisible();
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(900);
  const detail = await app.request('search.query', { text: 'plumber boiler thursday' });
  const frame = await app.request('frame.get', {
    id: detail.hits[0]!.frameId!,
    query: 'plumber boiler thursday',
  });
  expect(frame.words.filter(({ matched }) => matched).map(({ text }) => text.toLowerCase())).toEqual(
    expect.arrayContaining(['plumber', 'boiler']),
  );
  await page.keyboard.press('Escape');
  await expect(picture).toBeHidden();
});

test('takes a date out of the question as a chip that can be removed', async ({ start }) => {
  const app = await start();
  await agree(app);
  const { page } = app;
  await page
    .getByRole('textbox', { name: 'Search what was on your screen' })
    .fill('boiler yesterday afternoon');
  const chip = page.getByRole('button', { name: /yesterday afternoon.*as words/i });
  await expect(chip).toBeVisible();
  await chip.click();
  await expect(chip).toBeHidden();
});

test('shows the day with its activities and the way through it by keyboard', async ({ start, open }) => {
  const app = await start();
  await agree(app);
  await open({ program: 'xterm', title: 'Minutes of the meeting', text: 'The budget was accepted.' });
  await waitUntilSeen(app, 'Minutes of the meeting');
  await app.request('app.drain', {});
  const { page } = app;
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Timeline' }).click();
  await expect(page.getByText('Minutes of the meeting').first()).toBeVisible();
  const scrubber = page.getByRole('slider', { name: 'Moment of the day' });
  await scrubber.focus();
  const before = await scrubber.getAttribute('aria-valuenow');
  await page.keyboard.press('Home');
  await page.keyboard.press('End');
  expect(before).not.toBeNull();
  await page.getByRole('button', { name: 'The day before' }).click();
  await expect(page.getByText('Nothing recorded on this day')).toBeVisible();
});
