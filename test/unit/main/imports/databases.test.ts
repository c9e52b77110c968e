import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeFile, memoriesOfStore, openExchange } from '../../../helpers/exchange-bed.ts';
import { makeDatabase, openDatabaseFile } from '../../../helpers/foreign-files.ts';
import {
  chromium,
  firefox,
  mirix,
  openrecall,
  screenpipeOf2024,
  screenpipeOf2026,
  windrecorder,
} from '../../../helpers/foreign-schemas.ts';

const secret = 'ghp_16C7e42F292c6912E7710c838347Ae178B4a';

describe('frames of other programs', () => {
  it('of screenpipe become an episode for each stretch of a window, with each line once', async () => {
    const file = makeDatabase('db.sqlite', (db) => {
      db.exec(screenpipeOf2026);
      const add = db.prepare(
        `INSERT INTO frames (video_chunk_id, offset_index, timestamp, app_name, window_name, browser_url, full_text)
         VALUES (1, 0, ?, ?, ?, ?, ?)`,
      );
      const frames = [
        [
          '2025-03-04 10:00:00.123456+00:00',
          'Firefox',
          'Kettles',
          'https://kettles.example/',
          'Descale\nVinegar',
        ],
        ['2025-03-04T10:00:02+00:00', 'Firefox', 'Kettles', 'https://kettles.example/', 'Vinegar\nRinse'],
        ['2025-03-04T10:00:04Z', 'Code', 'main.ts', null, `const token = "${secret}"`],
        ['2025-03-04T10:00:06Z', 'Firefox', 'My bank', 'https://bank.example/', 'Balance'],
        ['2025-03-04T11:00:00Z', 'Firefox', 'Kettles', 'https://kettles.example/', 'Boil'],
        ['2025-03-04T11:00:02Z', null, null, null, null],
      ];
      for (const frame of frames) add.run(frame);
    });
    const bed = openExchange({ presetsOff: [], rules: [{ kind: 'site', pattern: 'bank.example' }] });
    const { counts, format } = await bed.imports.preview(file);
    expect({ counts, format }).toEqual({
      format: 'screenpipe',
      counts: { added: 3, known: 0, kept: 0, excluded: 1, redacted: 1 },
    });
    expect(bed.redactedBy).toEqual([]);
    await bed.imports.run(file);
    const [first, code, later] = memoriesOfStore(bed);
    expect(first).toMatchObject({
      kind: 'episodic',
      title: 'Kettles',
      occurredAt: Date.parse('2025-03-04T10:00:00.123Z'),
      fields: {
        application: 'Firefox',
        endedAt: Date.parse('2025-03-04T10:00:02Z'),
        details: 'Descale\nVinegar\nRinse',
      },
    });
    expect(JSON.stringify(code)).not.toContain(secret);
    expect(bed.redactedBy).toHaveLength(1);
    expect(later).toMatchObject({ occurredAt: Date.parse('2025-03-04T11:00:00Z') });
    expect((await bed.imports.run(file)).counts).toMatchObject({ added: 0, known: 3 });
  });

  it('of an early screenpipe are read as well, with their texts in a table of their own', async () => {
    const file = makeDatabase('db.sqlite', (db) => {
      db.exec(screenpipeOf2024);
      db.exec(`INSERT INTO frames (video_chunk_id, offset_index, timestamp) VALUES (1, 0, '2024-08-20T09:00:00+00:00');
        INSERT INTO ocr_text (frame_id, text, app_name, window_name) VALUES (1, 'Hedgehogs', 'Preview', 'garden.pdf');
        INSERT INTO ocr_text (frame_id, text, app_name, window_name) VALUES (77, 'Lost', 'Preview', 'gone.pdf')`);
    });
    const bed = openExchange();
    await bed.imports.run(file);
    expect(memoriesOfStore(bed)).toMatchObject([
      {
        title: 'garden.pdf',
        occurredAt: Date.parse('2024-08-20T09:00:00Z'),
        fields: { details: 'Hedgehogs' },
      },
    ]);
  });

  it('of OpenRecall and Windrecorder come with their times, texts and windows', async () => {
    const recall = makeDatabase('recall.db', (db) => {
      db.exec(openrecall);
      db.exec(`INSERT INTO entries (app, title, text, timestamp, embedding)
        VALUES ('Mail', 'Inbox', 'Dinner on Friday', 1735000000, zeroblob(5000000))`);
    });
    const recorder = makeDatabase('default_2025-01_wind.db', (db) => {
      db.exec(windrecorder);
      const asIfUtc = Date.UTC(2025, 0, 2, 9, 30) / 1000;
      db.exec(`INSERT INTO video_text (videofile_name, videofile_time, ocr_text, thumbnail, win_title)
        VALUES ('2025-01-02_09-30-00.mp4', ${asIfUtc}, 'Quarterly figures', hex(zeroblob(2000000)), 'Report - Excel')`);
    });
    const bed = openExchange();
    await bed.imports.run(recall);
    await bed.imports.run(recorder);
    expect(memoriesOfStore(bed)).toMatchObject([
      {
        occurredAt: 1735000000000,
        title: 'Inbox',
        fields: { application: 'Mail', details: 'Dinner on Friday' },
      },
      {
        occurredAt: new Date(2025, 0, 2, 9, 30).getTime(),
        title: 'Report - Excel',
        fields: { application: 'Excel', details: 'Quarterly figures' },
      },
    ]);
  });

  it('come in while the other program is writing, as of one moment', async () => {
    const file = makeDatabase('recall.db', (db) => db.exec(openrecall));
    const other = openDatabaseFile(file);
    other.pragma('journal_mode = WAL');
    other.exec(
      `INSERT INTO entries (app, title, text, timestamp) VALUES ('A', 'In the log', 'x', 1735000000)`,
    );
    const before = readFileSync(file);
    const bed = openExchange();
    await bed.imports.run(file);
    expect(memoriesOfStore(bed).map(({ title }) => title)).toEqual(['In the log']);
    expect(readFileSync(file).equals(before)).toBe(true);
    other.close();
  });
});

describe('the store of MIRIX', () => {
  it('becomes memories of five kinds; secrets of its vault stay where they are', async () => {
    const file = makeDatabase('sqlite.db', (db) => {
      db.exec(mirix);
      db.exec(`INSERT INTO block VALUES ('block-1', 'human', 'Likes tea', 5000, '2025-07-01 08:00:00', 0);
        INSERT INTO block VALUES ('block-2', 'system', 'Not a block of ours', 5000, '2025-07-01 08:00:00', 0);
        INSERT INTO episodic_memory VALUES ('ep-1', '2025-07-01 10:00:00.000000', '{}', 'user', 'activity', 'Wrote the report', 'At length', '2025-07-01 10:00:05', 0, zeroblob(100));
        INSERT INTO episodic_memory VALUES ('ep-2', '2025-07-01 10:00:00.000000', '{}', 'user', 'activity', 'Removed', '', '2025-07-01 10:00:05', 1, NULL);
        INSERT INTO semantic_memory VALUES ('sem-1', 'Kettle', 'Boils water', '', 'manual', '[]', '2025-07-01 10:00:00', 0);
        INSERT INTO procedural_memory VALUES ('proc-1', 'recipe', 'Make tea', '["Boil", "Pour"]', '2025-07-01 10:00:00', 0);
        INSERT INTO resource_memory VALUES ('res-1', 'Tea.md', 'About tea', 'markdown', '# Tea', '2025-07-01 10:00:00', 0);
        INSERT INTO knowledge_vault VALUES ('kv-1', 'Wifi', 'hunter2hunter2', '2025-07-01 10:00:00')`);
    });
    const bed = openExchange();
    expect((await bed.imports.run(file)).counts).toMatchObject({ added: 5 });
    const memories = memoriesOfStore(bed);
    expect(memories.map(({ kind, title }) => `${kind}: ${title}`).sort()).toEqual([
      'core: human',
      'episodic: Wrote the report',
      'procedural: Make tea',
      'resource: Tea.md',
      'semantic: Kettle',
    ]);
    expect(memories.find(({ kind }) => kind === 'procedural')).toMatchObject({
      fields: { entryType: 'guide', steps: ['Boil', 'Pour'], validation: 'unverified' },
    });
    expect(JSON.stringify(memories)).not.toContain('hunter2');
  });
});

describe('a browser’s history', () => {
  const bank = { presetsOff: [], rules: [{ kind: 'site' as const, pattern: 'bank.example' }] };

  it('of Chrome and its relatives becomes resources, without what was hidden and the owner’s excluded sites', async () => {
    const file = makeDatabase('History', (db) => {
      db.exec(chromium);
      const at = (Date.UTC(2025, 2, 4, 10) / 1000 + 11_644_473_600) * 1e6;
      const add = db.prepare(
        'INSERT INTO urls (url, title, visit_count, last_visit_time, hidden) VALUES (?, ?, ?, ?, ?)',
      );
      add.run(['https://kettles.example/', 'All about kettles', 7, at, 0]);
      add.run(['https://login.bank.example/', 'My bank', 3, at, 0]);
      add.run(['https://frame.example/', 'A frame', 3, at, 1]);
      add.run(['chrome://settings/', 'Settings', 3, at, 0]);
      add.run([`https://api.example/?token=${secret}`, '', 1, at, 0]);
    });
    const bed = openExchange(bank);
    expect((await bed.imports.run(file)).counts).toMatchObject({ added: 2, excluded: 1, redacted: 1 });
    const memories = memoriesOfStore(bed);
    expect(memories.find(({ title }) => title === 'All about kettles')).toMatchObject({
      kind: 'resource',
      occurredAt: Date.UTC(2025, 2, 4, 10),
      fields: { resourceType: 'web', address: 'https://kettles.example/', visits: 7 },
    });
    expect(JSON.stringify(memories)).not.toContain(secret);
  });

  it('of Firefox comes with its bookmarks', async () => {
    const file = makeDatabase('places.sqlite', (db) => {
      db.exec(firefox);
      const at = Date.UTC(2025, 2, 4, 10) * 1000;
      db.exec(`INSERT INTO moz_places (id, url, title, visit_count, hidden, last_visit_date) VALUES
          (1, 'https://kettles.example/', 'Kettles', 2, 0, ${at}), (2, 'https://later.example/', NULL, 0, 0, NULL),
          (3, 'https://bank.example/', 'Bank', 2, 0, ${at});
        INSERT INTO moz_bookmarks (type, fk, title, dateAdded) VALUES (2, NULL, 'menu', ${at}), (1, 2, 'Read later', ${at}),
          (1, 1, 'Kettles', ${at})`);
    });
    const bed = openExchange(bank);
    expect((await bed.imports.run(file)).counts).toMatchObject({ added: 2, excluded: 1 });
    expect(
      memoriesOfStore(bed)
        .map(({ title }) => title)
        .sort(),
    ).toEqual(['Kettles', 'Read later']);
  });
});

it('of a version that lacks a column comes with what it has', async () => {
  const file = makeDatabase('places.sqlite', (db) => {
    db.exec(`CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url TEXT, last_visit_date INTEGER);
      CREATE TABLE moz_bookmarks (id INTEGER PRIMARY KEY, type INTEGER, fk INTEGER, title TEXT, dateAdded INTEGER);
      INSERT INTO moz_places VALUES (1, 'https://later.example/', 1741082400000000);
      INSERT INTO moz_bookmarks VALUES (1, 1, 1, 'Read later', 1741082400000000)`);
  });
  const bed = openExchange();
  expect((await bed.imports.preview(file)).counts.added).toBe(1);
  await bed.imports.run(file);
  expect(memoriesOfStore(bed)).toMatchObject([{ fields: { address: 'https://later.example/' } }]);
});

describe('a database that is not as it should be', () => {
  const recall = (fill: string) => (): string => makeDatabase('strange.db', (db) => db.exec(fill));
  const truncated = (): string => {
    const file = makeDatabase('cut.db', (db) => {
      db.exec(openrecall);
      db.exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
        INSERT INTO entries (app, title, text, timestamp) SELECT 'A', 'T' || i, hex(randomblob(200)), i FROM n`);
    });
    const bytes = readFileSync(file);
    const spoilt = makeFile('cut.db', bytes.subarray(0, Math.floor(bytes.length / 8192) * 4096));
    return spoilt;
  };
  const cases: readonly (readonly [string, () => string, RegExp])[] = [
    [
      'is of another program',
      recall('CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)'),
      /no program that is known/,
    ],
    [
      'has a view in the place of the table',
      recall(`CREATE VIEW entries AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
        SELECT i AS id, 'a' AS app, 't' AS title, 'x' AS text, i AS timestamp FROM n`),
      /no program that is known/,
    ],
    [
      'computes its columns',
      recall(`CREATE TABLE entries (id INTEGER PRIMARY KEY, app TEXT, title TEXT, timestamp INTEGER,
        text TEXT GENERATED ALWAYS AS (hex(zeroblob(100000000))) VIRTUAL)`),
      /no program that is known/,
    ],
    [
      'names a column like the number of its rows',
      recall(`CREATE TABLE entries (_rowid_ TEXT, app TEXT, title TEXT, text TEXT, timestamp INTEGER)`),
      /no program that is known/,
    ],
    [
      'has a text of many megabytes',
      recall(
        `${openrecall}; INSERT INTO entries (app, title, text, timestamp) VALUES ('A', 'T', hex(zeroblob(1500000)), 1)`,
      ),
      /too long a one, in text of row 1 of entries/,
    ],
    [
      'has a blob in the place of a text',
      recall(
        `${openrecall}; INSERT INTO entries (app, title, text, timestamp) VALUES ('A', 'T', x'00ff', 1)`,
      ),
      /no text.*in text of row 1/,
    ],
    ['is cut off', truncated, /is damaged/],
    [
      'is no database behind its first bytes',
      () => makeFile('fake.db', `SQLite format 3\0${'x'.repeat(5000)}`),
      /is damaged/,
    ],
  ];
  for (const [what, make, message] of cases)
    it(`is refused in words where it ${what}, and nothing comes in`, async () => {
      const bed = openExchange();
      const file = make();
      await expect(bed.imports.preview(file)).rejects.toThrow(message);
      await expect(bed.imports.run(file)).rejects.toThrow(file);
      expect(memoriesOfStore(bed)).toEqual([]);
    });

  it('runs none of its triggers, and leaves no file beside it', async () => {
    const file = recall(`${openrecall}; CREATE TABLE spoilt (x);
      CREATE TRIGGER bad AFTER INSERT ON entries BEGIN INSERT INTO spoilt VALUES (1); END;
      INSERT INTO entries (app, title, text, timestamp) VALUES ('A', 'Fine', 'x', 1735000000)`)();
    const before = readFileSync(file);
    const bed = openExchange();
    expect((await bed.imports.run(file)).counts).toMatchObject({ added: 1 });
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(existsSync(`${file}-wal`) || existsSync(`${file}-shm`)).toBe(false);
  });

  it('is refused while a change of it is half done', async () => {
    const file = recall(openrecall)();
    writeFileSync(`${file}-journal`, 'half');
    await expect(openExchange().imports.run(file)).rejects.toThrow(/written to by another program/);
  });
});
