/** A disk that runs full at any moment: what was acknowledged stays, what was not leaves nothing, and all goes on with room. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FrameId } from '../../src-preload/contract/frames.ts';
import { silentLog } from '../../src-main/base/log.ts';
import { systemClock } from '../../src-main/base/clock.ts';
import { saveConfig } from '../../src-main/config/config-file.ts';
import { addUnits } from '../../src-main/memory/units.ts';
import { keepConsent } from '../../src-main/shell/consent.ts';
import { openStateFile } from '../../src-main/shell/state-file.ts';
import { loadKey } from '../../src-main/shell/keys.ts';
import { openDatabase, type Store } from '../../src-main/store/database.ts';
import { migrations } from '../../src-main/store/migrate.ts';
import type { Migration } from '../../src-main/store/migration.ts';
import { frameOf, startEngine } from '../helpers/engine-bed.ts';
import { drawScreen } from '../helpers/screen-picture.ts';
import { mountSmallDisk, noSmallDisk, type SmallDisk } from '../helpers/small-disk.ts';
import { testSettings } from '../helpers/test-settings.ts';
import { testKey } from '../helpers/temporary-store.ts';

const template = readFileSync(join(import.meta.dirname, '../../resources/default-config.yaml'), 'utf8');

describe.skipIf(noSmallDisk !== null)(
  `on a small disk${noSmallDisk ? ` (left out: ${noSmallDisk})` : ''}`,
  () => {
    let disk: SmallDisk;
    beforeEach(() => {
      disk = mountSmallDisk(24);
    });
    afterEach(() => disk.remove());

    function files(folder = disk.folder): string[] {
      return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((file) => file.isFile())
        .map((file) => join(file.parentPath, file.name))
        .filter((file) => !file.endsWith('ballast'));
    }

    it('takes a frame whole or refuses it, whatever room is left, and reads all it took when there is room', async () => {
      const data = join(disk.folder, 'data');
      const bed = await startEngine(data);
      const taken: FrameId[] = [];
      const refusals: string[] = [];
      const rooms = [400, 200, 120, 64, 48, 32, 24, 16, 12, 8, 4, 0];
      for (const [i, kilobytes] of rooms.entries()) {
        const picture = await drawScreen({ title: `Page ${i}`, lines: [`The pelican number ${i} lands`] });
        const facts = {
          title: `Page ${i}`,
          application: `Program ${i}`,
          capturedAt: Date.now() + i * 60_000,
        };
        disk.fill(kilobytes * 1024);
        const answer = await bed.engine.dispatch('frame.accept', frameOf(picture, facts));
        // Reading and embedding meet the same disk.
        await bed.engine.dispatch('engine.drain', {});
        if (answer.ok) taken.push((answer.value as { id: FrameId }).id);
        else {
          expect(answer.error.code).toBe('disk-full');
          expect(answer.error.message).toContain('Free some space');
          refusals.push(answer.error.message);
        }
      }
      expect(taken.length).toBeGreaterThan(0);
      expect(refusals.length).toBeGreaterThan(2);
      expect((await bed.engine.dispatch('search.query', { text: 'pelican' })).ok).toBe(true);

      disk.empty();
      await bed.ask('engine.configure', {
        settings: testSettings(),
        onBattery: false,
      });
      await bed.ask('engine.drain', {});
      await bed.close();
      const again = await startEngine(data);
      await again.ask('reading.retry-failed', {});
      await again.ask('engine.drain', {});
      expect((await again.ask('engine.health', {})).backlog).toEqual({
        reading: 0,
        readingFailed: 0,
        vectors: 0,
      });
      for (const id of taken) {
        expect((await again.ask('frame.get', { id })).words.map((word) => word.text)).toContain('pelican');
        expect((await again.ask('frame.image', { id, size: 'full' })).bytes.length).toBeGreaterThan(100);
      }
      const summary = await again.ask('storage.summary', {});
      expect(summary).toMatchObject({ frames: taken.length, images: taken.length });
      expect(files(join(data, 'images'))).toHaveLength(taken.length);
      await again.close();
      expect(files().filter((file) => /\.(tmp|part|next)$|-wal$/u.test(file))).toEqual([]);
    });

    it('starts on a full disk, or says that it is full; and then starts as soon as there is room', async () => {
      const data = join(disk.folder, 'data');
      const first = await startEngine(data);
      const picture = await drawScreen({ title: 'Harbour', lines: ['The ferry leaves at noon'] });
      await first.ask('frame.accept', frameOf(picture, { title: 'Harbour' }));
      await first.ask('engine.drain', {});
      await first.close();
      for (const kilobytes of [0, 4, 16, 36, 64]) {
        disk.fill(kilobytes * 1024);
        const bed = await startEngine(data).catch((error: unknown) => error as Error);
        if (bed instanceof Error) expect(bed).toMatchObject({ code: 'disk-full' });
        else {
          expect((await bed.ask('search.query', { text: 'ferry' })).hits[0]?.title).toBe('Harbour');
          await bed.close();
        }
      }
      disk.empty();
      const bed = await startEngine(data);
      expect((await bed.ask('search.query', { text: 'ferry' })).hits[0]?.title).toBe('Harbour');
      await bed.close();
    });

    describe('a store', () => {
      const file = (): string => join(disk.folder, 'mneme.db');
      const open = (steps: readonly Migration[] = migrations): Store =>
        openDatabase({ file: file(), key: testKey, sqliteBinding: null, log: silentLog, steps });
      const text = (n: number): string => `${n} rows of words `.repeat(60);
      const units = Array.from({ length: 2_000 }, (_, n) => ({
        text: text(n),
        author: null,
        byOwner: false,
        occurredAt: n,
        frameId: null,
      }));

      it('stays as it was when its new layout does not fit, and takes it when it does', () => {
        const store = open();
        addUnits(store.db, 'one', units);
        store.close();
        const next: Migration = {
          version: migrations.length + 1,
          name: 'more',
          sql: 'CREATE TABLE more AS SELECT * FROM units; UPDATE units SET occurred_at = occurred_at + 1',
        };
        const before = readFileSync(file());
        const copy = `${file()}.before-${migrations.length}`;
        // No room for the copy; room for the copy, but not for the change.
        for (const room of [0.3, 1.3]) {
          disk.fill(before.length * room);
          expect(() => open([...migrations, next])).toThrow(/Free some space/u);
          expect(existsSync(copy)).toBe(room > 1);
        }
        disk.empty();
        const old = open();
        expect(old.db.value('SELECT count(*) FROM units')).toBe(units.length);
        expect(old.db.value('SELECT min(occurred_at) FROM units')).toBe(0);
        old.close();
        const migrated = open([...migrations, next]);
        expect(migrated.db.value('SELECT count(*) FROM more')).toBe(units.length);
        migrated.close();
        expect(files().filter((name) => name.endsWith('.part'))).toEqual([]);
      });

      it('keeps every change that it took when the log cannot be folded into it', () => {
        const store = open();
        addUnits(store.db, 'one', units);
        disk.fill(0);
        expect(() => store.checkpoint()).toThrow(/Free some space/u);
        store.close();
        disk.empty();
        const again = open();
        expect(again.db.value('SELECT count(*) FROM units')).toBe(units.length);
        expect(again.db.value('PRAGMA integrity_check')).toBe('ok');
        again.close();
      });
    });

    it.each([0, 4096])('keeps the old settings, the old state and no draft with %i bytes of room', (room) => {
      const config = join(disk.folder, 'config.yaml');
      const state = openStateFile(join(disk.folder, 'state.json'), silentLog);
      const consent = keepConsent(state, systemClock);
      consent.pause(null);
      saveConfig(config, { images: { keep: true, keepDays: 7 } }, template);
      // Longer than a page, so that the room is used up in the middle.
      const long = `${readFileSync(config, 'utf8')}${'# my own words about this\n'.repeat(400)}`;
      writeFileSync(config, long);
      const before = files().map((file) => [file, readFileSync(file, 'utf8')]);

      disk.fill(room);
      const refusal = expect.objectContaining({
        code: 'disk-full',
        message: expect.stringContaining('config.yaml') as string,
      }) as Error;
      expect(() => saveConfig(config, { images: { keep: true, keepDays: 9 } })).toThrow(refusal);
      if (room === 0) {
        expect(() => consent.agree()).toThrow(/The disk is full: .*state\.json/u);
        expect(consent.facts().agreed).toBe(false);
        const seal = { name: 'test', protection: 'basic', seal: Buffer.from, open: String } as never;
        expect(() => loadKey(disk.folder, seal)).toThrow(/The disk is full: .*key\.bin/u);
      }
      expect(files().map((file) => [file, readFileSync(file, 'utf8')])).toEqual(before);
      disk.empty();
      expect(saveConfig(config, { images: { keep: true, keepDays: 9 } }).images.keepDays).toBe(9);
      consent.agree();
      expect(statSync(config).size).toBeGreaterThan(long.length - 10);
    });
  },
);
