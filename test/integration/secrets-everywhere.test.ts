/**
 * A secret that was on the screen, in a title, in an address, in the chat or in the vault is in no byte on disk, no request to
 * a model server, no log line, no event and no answer but that of `vault.reveal`; discarded, it is nowhere at all.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it, onTestFinished } from 'vitest';
import { silentLog } from '../../src-main/base/log.ts';
import { createOcr } from '../../src-main/ocr/create-ocr.ts';
import { shippedLanguagesFolder } from '../../src-main/ocr/languages.ts';
import { cutLines } from '../../src-main/images/cut-lines.ts';
import { createImageFiles } from '../../src-main/images/image-files.ts';
import { createVaultSeal } from '../../src-main/memory/vault/vault-seal.ts';
import { deriveKeys } from '../../src-main/engine/keys.ts';
import { unpackWords } from '../../src-main/intake/words-codec.ts';
import { openDatabase } from '../../src-main/store/database.ts';
import type { Memory } from '../../src-preload/contract/memory.ts';
import { engineKey, frameOf, makeDataFolder, startEngine, vaultKey } from '../helpers/engine-bed.ts';
import { drawScreen } from '../helpers/screen-picture.ts';
import { startScriptedModel } from '../helpers/scripted-model.ts';
import { testSettings } from '../helpers/test-settings.ts';

// Put together, so that no scanner takes this file for a leak.
const secrets = {
  onScreen: ['ghp', 'k37og0tx9v4ipx7vnx56w6j4bd4tvctdqxdl'].join('_'),
  password: 'Tr0mbone-Kestrel77',
  inTitle: ['glpat', 'Qz7nLw3RtXv9KpYs4HdB'].join('-'),
  inAddress: 'h8Fk2mQx7Rv4Wt9Zp3Ys6',
  inChat: ['sk', 'live', '4nTq8ZrWv2KxY7mPd3HsL9bC'].join('_'),
  inFile: ['npm', 'qkJaB6MffYVzZXWqmcoF49yrUxP3wf0LsakP'].join('_'),
  told: 'Marzipan_Walrus-42!',
  byHand: 'correct-Horse7-battery',
};

it('a secret is nowhere but sealed in the vault, and discarded it is nowhere', async () => {
  const server = await startScriptedModel(() => 'I see.');
  onTestFinished(() => server.close());
  const data = makeDataFolder();
  onTestFinished(() => data.remove());
  const settings = testSettings({
    images: { keep: true, keepDays: null },
    privacy: { keepSecrets: true, personalData: ['card'], rulesOff: [], keepQuestions: true },
  });
  const { server: address, model } = server;
  const models = {
    ...settings.models,
    chatServer: address,
    chatModel: model,
    memoryServer: address,
    memoryModel: model,
  };
  const bed = await startEngine(data.folder, { settings: { ...settings, models } });
  const answers: string[] = [];
  bed.engine.onEvent((name, payload) => answers.push(`${name} ${JSON.stringify(payload)}`));
  const ask: typeof bed.ask = async (name, input) => {
    const answer = await bed.ask(name, input);
    answers.push(`${name} ${JSON.stringify(answer)}`);
    return answer;
  };

  const lines = [
    'Notes on the deployment of the harbour service',
    `export GITHUB_TOKEN=${secrets.onScreen}`,
    `password: ${secrets.password}`,
    'The orchard opens at nine on Saturday',
  ];
  const { id } = await ask(
    'frame.accept',
    frameOf(await drawScreen({ title: `deploy ${secrets.inTitle}`, lines }), {
      application: 'Terminal',
      title: `deploy ${secrets.inTitle}`,
      url: `https://shop.example/callback?access_token=${secrets.inAddress}&page=2`,
    }),
  );
  await ask('engine.drain', {});
  const { id: sessionId } = await ask('chat.create-session', {});
  await ask('chat.send', {
    sessionId,
    text: `Why is my key ${secrets.inChat} refused by the harbour service?`,
  });
  await ask('engine.drain', {});
  await ask('chat.send', {
    sessionId,
    text: 'What is on my screen?',
    attachments: [
      { kind: 'screen' },
      { kind: 'file', name: 'env.txt', bytes: new TextEncoder().encode(`TOKEN=${secrets.inFile}\n`) },
    ],
  });
  await ask('engine.drain', {});
  await ask('chat.tell', { text: `Remember that the wifi password is ${secrets.told}` });
  await ask('engine.drain', {});

  const candidates = (await ask('memory.list', { kinds: ['vault'] })).memories;
  expect(candidates.every(({ state }) => state === 'candidate')).toBe(true);
  const held = new Map<string, Memory>();
  for (const { id } of candidates)
    held.set((await bed.ask('vault.reveal', { id })).value, (await ask('memory.get', { id })).memory);
  const token = [...held].find(([value]) => value.startsWith('ghp'))?.[1];
  expect(token).toMatchObject({
    title: 'GitHub token in Terminal',
    fields: { entryType: 'api_key', hasValue: true },
  });
  for (const value of [secrets.inTitle, secrets.inAddress, secrets.inChat, secrets.inFile, secrets.told])
    expect([...held.keys()]).toContain(value);
  expect(bed.logLines.filter((line) => line.includes('a value of the vault was shown'))).toHaveLength(
    candidates.length,
  );

  const added = await ask('vault.add', {
    entryType: 'credential',
    sensitivity: 'high',
    caption: 'Door of the studio',
    value: secrets.byHand,
  });
  const again = await bed.engine.dispatch('vault.add', {
    entryType: 'credential',
    sensitivity: 'high',
    caption: 'The same door',
    value: secrets.byHand,
  });
  expect(again).toMatchObject({ ok: false, error: { code: 'conflict' } });
  answers.push(JSON.stringify(again));
  const classified = await ask('vault.classify', {
    id: token!.id,
    version: token!.version,
    entryType: 'api_key',
    sensitivity: 'medium',
    caption: 'Token of the robot',
  });
  expect(classified).toMatchObject({
    state: 'active',
    title: 'Token of the robot',
    fields: { sensitivity: 'medium' },
  });

  // Every way in which the window reads: lists, one by one, search, history, pictures in words.
  for (const memory of (await ask('memory.list', { limit: 200 })).memories)
    await ask('memory.get', { id: memory.id });
  await ask('memory.of-frame', { frameId: id });
  await ask('frame.get', { id });
  await ask('timeline.day', { day: new Date().toISOString().slice(0, 10) });
  for (const text of ['harbour orchard', 'token', 'password', ...Object.values(secrets)])
    await ask('search.query', { text });
  await ask('chat.messages', { sessionId });
  await ask('chat.sessions', {});
  const picture = (await bed.ask('frame.image', { id, size: 'full' })).bytes;
  expect((await ask('search.query', { text: 'orchard Saturday' })).hits.length).toBeGreaterThan(0);
  await bed.close();

  const traces = tracesOf(Object.values(secrets));
  // What was asked with a secret is answered with it in the question's own words: none of that is stored, which is looked at below.
  expect(traces.in(answers.join('\n'))).toEqual([]);
  expect(traces.in(server.sent())).toEqual([]);
  expect(traces.in(bed.logLines.join('\n'))).toEqual([]);
  expect(traces.in(await textOn(picture))).toEqual([]);
  const sealed = await bytesOf(data.folder);
  expect(traces.in(sealed.text)).toEqual([]);
  expect(sealed.values).toBe(candidates.length + 1);
  expect(sealed.images).toBeGreaterThan(0);

  const next = await startEngine(data.folder, { settings });
  const { memories } = await next.ask('vault.discard', {
    ids: [added.id, ...candidates.map((one) => one.id)],
  });
  expect(memories).toBe(candidates.length + 1);
  const gone = await next.engine.dispatch('vault.reveal', { id: added.id });
  expect(gone).toMatchObject({ ok: false, error: { code: 'not-found' } });
  await next.ask('engine.drain', {});
  await next.close();
  const after = await bytesOf(data.folder);
  expect(after.values).toBe(0);
  expect(traces.in(after.text)).toEqual([]);
}, 120_000);

/** Any eight characters in a row of a secret. */
function tracesOf(values: readonly string[]): { in(text: string): string[] } {
  const pieces = values.flatMap((value) =>
    Array.from({ length: value.length - 7 }, (_, at) => value.slice(at, at + 8)),
  );
  return { in: (text) => pieces.filter((piece) => text.includes(piece)) };
}

interface Stored {
  /** Every file as it is, and every value of every table after decrypting, as text. */
  readonly text: string;
  /** Sealed values, each of which opens with the vault's key and no other. */
  readonly values: number;
  readonly images: number;
}

async function bytesOf(folder: string): Promise<Stored> {
  const pieces: string[] = [];
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const bytes = readFileSync(join(file.parentPath, file.name));
    pieces.push(bytes.toString('latin1'), bytes.toString('utf16le'));
  }
  const keys = deriveKeys(engineKey);
  const store = openDatabase({
    file: join(folder, 'mneme.db'),
    key: keys.database,
    sqliteBinding: process.env['MNEME_SQLITE_BINDING'] ?? null,
    log: silentLog,
  });
  for (const table of store.db.column<string>("SELECT name FROM sqlite_schema WHERE type = 'table'")) {
    for (const row of store.db.all<Record<string, unknown>>(`SELECT * FROM "${table}"`)) {
      for (const value of Object.values(row))
        pieces.push(value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value));
    }
  }
  for (const words of store.db.column<Uint8Array>('SELECT words FROM frames WHERE words IS NOT NULL'))
    pieces.push(
      unpackWords(words)
        .map(({ text }) => text)
        .join(' '),
    );
  const seal = createVaultSeal(vaultKey);
  const other = createVaultSeal(engineKey);
  const sealed = store.db.all<{ id: Memory['id']; sealed: Uint8Array }>(
    'SELECT memory_id AS id, sealed FROM vault_memories WHERE sealed IS NOT NULL',
  );
  for (const row of sealed) {
    expect(seal.open(row.id, row.sealed)).not.toBeNull();
    expect(other.open(row.id, row.sealed)).toBeNull();
  }
  store.close();
  const images = await createImageFiles({ folder: join(folder, 'images'), key: keys.images }).list();
  return { text: pieces.join('\n'), values: sealed.length, images: images.length };
}

/** What a reader who never saw the picture finds on it. */
async function textOn(picture: Uint8Array): Promise<string> {
  const ocr = createOcr({
    languages: ['eng'],
    languageFolders: [shippedLanguagesFolder],
    cut: cutLines,
    log: silentLog,
  });
  try {
    const png = await sharp(picture).png().toBuffer();
    return (await ocr.read(new Uint8Array(png), null)).map(({ text }) => text).join('');
  } finally {
    await ocr.close();
  }
}
