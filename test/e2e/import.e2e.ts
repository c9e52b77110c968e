import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from './scenario.ts';

test('imports a folder of old screenshots, names what it could not take, and finds their words', async ({
  start,
  userData,
}) => {
  const folder = join(userData, 'old-screenshots');
  await mkdir(folder);
  await writeFile(join(folder, 'a.png'), await picture('The lighthouse keeper feeds his parrot at noon'));
  await writeFile(
    join(folder, 'a.json'),
    JSON.stringify({ time: '2024-03-05T12:00:00Z', application: 'Viewer', title: 'Lighthouse' }),
  );
  await writeFile(join(folder, 'b.png'), Buffer.from('this is no picture'));
  await writeFile(join(folder, 'c.png'), await picture('Chess club meets on Fridays'));
  await writeFile(join(folder, 'c.json'), '{ "time": 12');

  const app = await start();
  await app.request('app.agree', {});
  await app.request('app.pause', { minutes: null });
  const report = await app.request('import.folder', { folder });
  expect(report).toMatchObject({ found: 3, known: 0 });
  expect(report.problems.map(({ file }) => file).sort()).toEqual(
    expect.arrayContaining([expect.stringContaining('b.png'), expect.stringContaining('c.')]),
  );
  await app.request('app.drain', {});

  const { hits } = await app.request('search.query', { text: 'lighthouse parrot' });
  expect(hits[0]).toMatchObject({
    application: 'Viewer',
    title: 'Lighthouse',
    occurredAt: Date.parse('2024-03-05T12:00:00Z'),
  });
  const again = await app.request('import.folder', { folder });
  expect(again.imported).toBe(0);
});

async function picture(text: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="300">
    <rect width="100%" height="100%" fill="white"/>
    <text x="40" y="150" font-family="DejaVu Sans" font-size="32">${text}</text></svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}
