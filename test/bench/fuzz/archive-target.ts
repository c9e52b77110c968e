/**
 * Backups that were changed: by bytes, as a disk or a stranger would, and by somebody who has the key and writes what he
 * likes into the lists. Whatever is in them, a restore builds its store in its own folder, or refuses in words.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCipheriv, randomBytes } from 'node:crypto';
import { backupKey, signManifest, type ManifestBody } from '../../../src-main/backup/manifest.ts';
import { manifestName, othersName } from '../../../src-main/backup/backup-places.ts';
import { restoreOthers } from '../../../src-main/backup/other-files.ts';
import { deriveKeys } from '../../../src-main/engine/keys.ts';
import { MnemeError } from '../../../src-preload/contract/errors.ts';
import { drawScreen } from '../../helpers/screen-picture.ts';
import { engineKey, frameOf, startEngine } from '../../helpers/engine-bed.ts';
import { testSettings } from '../../helpers/test-settings.ts';
import { mutateBytes, mutateText, mutateValue, pick, strange, type Random } from './mutate.ts';
import type { OpenTarget } from './target.ts';

export const openArchive: OpenTarget = async ({ inside, outside }) => {
  const [data, backups] = [join(inside, 'data'), join(inside, 'backups')];
  for (const folder of [data, backups]) mkdirSync(folder);
  const settings = testSettings({ images: { keep: true, keepDays: null } });
  const bed = await startEngine(data, {
    settings: { ...settings, backup: { ...settings.backup, enabled: false, folder: backups } },
  });
  await bed.ask('frame.accept', frameOf(await drawScreen({ title: 'Harbour', lines: ['All about it'] })));
  await bed.ask('engine.drain', {});
  mkdirSync(join(data, 'memory_files'));
  writeFileSync(join(data, 'memory_files/MEMORY.md'), '- The owner likes tea\n');
  const { id } = await bed.ask('backup.make', {});
  const whole = join(inside, 'whole');
  cpSync(backups, whole, { recursive: true });
  const files = readdirSync(whole, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name).slice(whole.length + 1));
  const key = deriveKeys(engineKey).database;
  const others = join(inside, 'others');
  const restored = join(inside, 'deep', 'er', 'restored');

  return {
    async feed(random) {
      // A whole restore opens a database in a thread, which takes its time; the lists alone do not.
      const roll = random();
      if (roll < 0.01) return restoreChanged(random);
      return roll < 0.3 ? listForged(random) : restoreForged(random);
    },
    close: () => bed.close(),
  };

  async function restoreChanged(random: Random): Promise<string | null> {
    const name = pick(random, files);
    const place = join(backups, name);
    const bytes = readFileSync(join(whole, name));
    const isText = name.endsWith('.json') || name.endsWith('.jsonl');
    writeFileSync(place, isText ? mutateText(random, bytes.toString('utf8')) : mutateBytes(random, bytes));
    const answer = await bed.engine.dispatch('backup.restore', { id });
    writeFileSync(place, bytes);
    await bed.engine.dispatch('backup.list', {});
    if (answer.ok) await bed.engine.dispatch('backup.undo-restore', {});
    return answer.ok || answer.error.code !== 'internal' ? null : `${name}: ${answer.error.message}`;
  }

  /** Signed as it should be; seldom restored, as that opens a database. */
  async function listForged(random: Random): Promise<string | null> {
    const place = join(backups, id, manifestName);
    const whole = readFileSync(place, 'utf8');
    const body: unknown = JSON.parse((JSON.parse(whole) as { readonly body: string }).body);
    const forged = mutateValue(random, body);
    const isSigned = random() < 0.8 && forged !== undefined && !hasBigInt(forged);
    writeFileSync(place, isSigned ? signManifest(key, forged as ManifestBody) : mutateText(random, whole));
    try {
      for (const [route, input] of [
        ['backup.list', {}],
        ...(random() < 0.02 ? [['backup.restore', { id }] as const] : []),
      ] as const) {
        const answer = await bed.engine.dispatch(route, input);
        if (!answer.ok && answer.error.code === 'internal')
          return `${route} of a forged manifest: ${answer.error.message}`;
        if (answer.ok && route === 'backup.restore') await bed.engine.dispatch('backup.undo-restore', {});
      }
      return null;
    } finally {
      writeFileSync(place, whole);
    }
  }

  async function restoreForged(random: Random): Promise<string | null> {
    for (const folder of [others, restored]) {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
    }
    const names = [
      ...strange,
      `${outside}/written.txt`,
      `../../../../outside/written.txt`,
      'memory_files/../../../x',
      'a/b/c.md',
    ];
    const value: unknown = Object.fromEntries(
      Array.from({ length: 3 }, () => [pick(random, names), Buffer.from('words').toString('base64')]),
    );
    const list = random() < 0.5 ? value : mutateValue(random, value);
    const text = JSON.stringify(list, (_, inner: unknown) => (typeof inner === 'bigint' ? 1 : inner)) ?? '';
    writeFileSync(
      join(others, othersName),
      sealed(random() < 0.8 ? text : mutateText(random, text), backupKey(key)),
    );
    try {
      await restoreOthers(others, restored, key);
    } catch (error) {
      // Names that the disk refuses are put into words by the caller.
      const isRefused = typeof (error as NodeJS.ErrnoException).code === 'string';
      if (!(error instanceof MnemeError) && !isRefused) return `files of a forged list: ${String(error)}`;
    }
    const { parentPath } = readdirSync(join(inside, 'deep'), { recursive: true, withFileTypes: true }).find(
      (entry) => entry.isFile() && !entry.parentPath.startsWith(restored),
    ) ?? { parentPath: null };
    return parentPath === null ? null : `a forged list wrote into ${parentPath}`;
  }
};

function hasBigInt(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).some(hasBigInt);
  return typeof value === 'bigint';
}

/** As the room `backup` seals it. */
function sealed(text: string, key: Uint8Array): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}
