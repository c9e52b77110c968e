import { expect, it, onTestFinished } from 'vitest';
import { createIntakeBed, lineRegion, type IntakeBed } from '../../../helpers/intake-bed.ts';
import { unpackWords } from '../../../../src-main/intake/words-codec.ts';
import type { FrameId } from '../../../../src-preload/contract/frames.ts';

const password = 'Tr0mbone-Kestrel77';

async function start(): Promise<IntakeBed> {
  const bed = await createIntakeBed();
  onTestFinished(() => bed.close());
  return bed;
}

function wordsOf(bed: IntakeBed, id: FrameId): string {
  const packed = bed.store.db.value<Uint8Array>('SELECT words FROM frames WHERE id = ?', [id]);
  return unpackWords(packed!)
    .map(({ text }) => text)
    .join(' ');
}

it('keeps neither words nor pixels of a secret, and says what it took from which frame', async () => {
  const bed = await start();
  const id = await bed.show(['Wifi of the harbour', `password: ${password}`]);
  await bed.intake.drain();
  expect(wordsOf(bed, id)).toBe('Wifi of the harbour password: [Password]');
  expect(bed.texts().join('\n')).toContain('[Password]');
  expect(bed.texts().join('\n')).not.toContain('Kestrel');
  expect(bed.paintings).toHaveLength(1);
  expect(bed.secrets).toEqual([{ id, value: password }]);
});

it('paints a secret that stood there before as well, and knows one beside a label that did not change', async () => {
  const bed = await start();
  await bed.show(['Notes', `password: ${password}`, 'one']);
  const second = await bed.show(['Notes', `password: ${password}`, 'two more words'], {
    changed: [lineRegion(2)],
  });
  const third = await bed.show(['Notes', 'password: An0ther-Walrus42', 'two more words', 'something new'], {
    changed: [lineRegion(1), lineRegion(3)],
  });
  await bed.intake.drain();
  expect(bed.readings.slice(1).map(({ regions }) => regions?.length)).toEqual([1, 2]);
  expect(bed.paintings).toHaveLength(3);
  expect(wordsOf(bed, second)).toContain('[Password]');
  expect(wordsOf(bed, third)).not.toContain('Walrus');
});

it('takes secrets out of titles and addresses before the row is written', async () => {
  const bed = await start();
  const url = 'https://shop.example/back?access_token=h8Fk2mQx7Rv4Wt9Zp3Ys6&page=2';
  await bed.show(['Cart'], { title: `Reset, password: ${password}`, url });
  const row = bed.store.db.get<{ title: string; url: string }>('SELECT title, url FROM activities');
  expect(row).toEqual({
    title: 'Reset, password: [Password]',
    url: 'https://shop.example/back?access_token=[Token in an address]&page=2',
  });
  expect(bed.store.db.column<string>('SELECT address FROM places').join()).not.toContain('h8Fk2mQx');
});

it('keeps no picture of a window whose title has a secret that was not read on it, but its text', async () => {
  const bed = await start();
  const title = `Reset, password: ${password}`;
  const unread = await bed.show(['Cart of the harbour'], { title });
  const read = await bed.show([title, 'Basket of the orchard'], { title });
  await bed.intake.drain();
  expect([...bed.images.files.keys()]).toEqual([read]);
  expect(bed.store.db.value('SELECT image_bytes FROM frames WHERE id = ?', [unread])).toBe(0);
  expect(bed.paintings).toHaveLength(1);
  expect(wordsOf(bed, unread)).toBe('Cart of the harbour');
});

it('paints nothing where no picture is kept, and takes personal data only of the kinds that were chosen', async () => {
  const bed = await start();
  bed.intake.configure(
    {
      ...bed.settings,
      images: { keep: false, keepDays: null },
      privacy: { keepSecrets: false, personalData: ['mail'], rulesOff: [], keepQuestions: true },
    },
    false,
  );
  const id = await bed.show(['aiden@atlas.io pays with 4111 1111 1111 1111', `password: ${password}`]);
  await bed.intake.drain();
  expect(bed.paintings).toEqual([]);
  expect(wordsOf(bed, id)).toBe('[Mail address] pays with 4111 1111 1111 1111 password: [Password]');
});
