/**
 * What lies sealed while the store is locked: changed by bytes, and by whoever has the public key, which is no secret, and seals
 * what he likes. Whatever it is, it comes in or is put aside; nothing stands in the way of what comes after it.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { silentLog } from '../../../src-main/base/log.ts';
import { makeBoxKeys, sealTo } from '../../../src-main/base/sealed-box.ts';
import { openSealedFolder } from '../../../src-main/intake/sealed-folder.ts';
import { createTakeIn } from '../../../src-main/intake/take-in-sealed.ts';
import { createIntakeBed } from '../../helpers/intake-bed.ts';
import { mutateBytes, mutateText, mutateValue, pick, type Random } from './mutate.ts';
import type { OpenTarget } from './target.ts';

const frame = {
  type: 'frame',
  displayId: 'display-1',
  capturedAt: 1_750_000_000_000,
  application: 'Editor',
  title: 'notes',
  url: 'https://page.example/',
  width: 1920,
  height: 1080,
};
const gap = { type: 'gap', gap: { kind: 'idle', startedAt: 1_750_000_000_000, endedAt: 1_750_000_060_000 } };
const picture = Buffer.from(JSON.stringify(['a line', 'another one']));
/** As many at once as lie there after some minutes. */
const together = 4;

export const openSealed: OpenTarget = async ({ inside }) => {
  const bed = await createIntakeBed();
  const keys = makeBoxKeys();
  const folder = openSealedFolder(inside);
  const place = join(inside, 'sealed');

  return {
    async feed(random) {
      rmSync(place, { recursive: true, force: true });
      mkdirSync(place);
      for (let entry = 0; entry < together; entry++) {
        const name = `${String(1_750_000_000_000 + entry).padStart(15, '0')}-${randomBytes(4).toString('hex')}`;
        writeFileSync(join(place, `${name}.sealed`), made(random));
      }
      const takeIn = createTakeIn({
        db: bed.store.db,
        folder,
        keys,
        acceptLate: bed.intake.acceptLate,
        reading: () => 0,
        clock: bed.clock,
        log: silentLog,
        onChange: () => {},
      });
      takeIn.start();
      await takeIn.drain();
      await takeIn.stop();
      const left = readdirSync(place).filter((name) => name.endsWith('.sealed'));
      return left.length === 0 ? null : `${left.length} entries are neither taken in nor put aside`;
    },
    close: () => bed.close(),
  };

  function made(random: Random): Buffer {
    const header = random() < 0.8 ? frame : gap;
    const value = random() < 0.2 ? header : mutateValue(random, header);
    const json = JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? 1 : inner)) ?? '';
    const text = Buffer.from(random() < 0.8 ? json : mutateText(random, json));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(random() < 0.9 ? text.length : pick(random, [0, 1, text.length + 1, 0xffffffff]));
    const plain = Buffer.concat([length, text, random() < 0.5 ? picture : mutateBytes(random, picture)]);
    const sealed = sealTo(keys.publicKey, plain);
    return random() < 0.8 ? sealed : mutateBytes(random, sealed);
  }
};
