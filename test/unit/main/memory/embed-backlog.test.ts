import { describe, expect, it, onTestFinished } from 'vitest';
import { MnemeError } from '../../../../src-preload/contract/errors.ts';
import { foreign } from '../../../../src-preload/contract/sentences/say.ts';
import { silentLog } from '../../../../src-main/base/log.ts';
import type { Embedder, PassageVectors, QuestionVectors } from '../../../../src-main/embedding/embedder.ts';
import { createEmbedBacklog } from '../../../../src-main/memory/embed-backlog.ts';
import { addUnits, updateUnit, type NewUnit } from '../../../../src-main/memory/units.ts';
import type { WritableDb } from '../../../../src-main/store/statements.ts';
import { createVectorIndex } from '../../../../src-main/store/vector-index.ts';
import { FakeClock } from '../../../helpers/fake-clock.ts';
import { openTestStore } from '../../../helpers/temporary-store.ts';

/** An embedder whose vectors are known, and which fails on demand. */
class ScriptedEmbedder implements Embedder {
  readonly dimensions = 8;
  readonly seen: string[] = [];
  readonly fingerprint: string;
  failure: Error | null = null;
  refusedText: string | null = null;
  beforeAnswer: () => void = () => {};

  constructor(fingerprint = 'scripted') {
    this.fingerprint = fingerprint;
  }

  async embedPassages(texts: readonly string[]): Promise<readonly PassageVectors[]> {
    if (this.failure) throw this.failure;
    if (texts.some((text) => text === this.refusedText))
      throw new MnemeError('internal', foreign('too strange'));
    this.seen.push(...texts);
    this.beforeAnswer();
    return Promise.resolve(
      texts.map((text) => ({
        whole: new Float32Array(8).fill(text.length),
        tokens: new Uint8Array(text.length),
      })),
    );
  }

  async embedQuery(text: string): Promise<QuestionVectors> {
    return { whole: (await this.embedPassages([text]))[0]!.whole, tokens: [] };
  }

  async close(): Promise<void> {}
}

function said(text: string): NewUnit {
  return { text, author: null, byOwner: false, occurredAt: 0, frameId: null };
}

function setUp(db: WritableDb, embedder = new ScriptedEmbedder()) {
  const clock = new FakeClock();
  const vectors = createVectorIndex(db, embedder.fingerprint, embedder.dimensions);
  const backlog = createEmbedBacklog({ db, embedder, vectors, clock, log: silentLog });
  onTestFinished(() => backlog.stop());
  return { backlog, vectors, embedder, clock };
}

describe('the backlog', () => {
  it('gives every unit its vector and says when it is done', async () => {
    const { db } = openTestStore();
    const { backlog, vectors } = setUp(db);
    addUnits(
      db,
      's',
      Array.from({ length: 150 }, (_, n) => said(`unit ${n}`)),
    );
    expect(backlog.waiting()).toBe(150);
    backlog.start();
    await backlog.drain();
    expect(backlog.waiting()).toBe(0);
    expect(vectors.size).toBe(150);
    expect(backlog.state()).toEqual({ state: 'ready', reason: '' });
  });

  it('takes the newest units first', async () => {
    const { db } = openTestStore();
    const { backlog, embedder } = setUp(db);
    addUnits(
      db,
      's',
      Array.from({ length: 200 }, (_, n) => said(`unit ${n}`)),
    );
    backlog.start();
    await backlog.drain();
    expect(embedder.seen.indexOf('unit 199')).toBeLessThan(128);
    expect(embedder.seen.indexOf('unit 0')).toBeGreaterThanOrEqual(128);
  });

  it('goes on with units that come later', async () => {
    const { db } = openTestStore();
    const { backlog, vectors } = setUp(db);
    backlog.start();
    await backlog.drain();
    addUnits(db, 's', [said('late')]);
    await backlog.drain();
    expect(vectors.size).toBe(1);
  });

  it('goes on after a restart where it stopped', async () => {
    const { db } = openTestStore();
    addUnits(db, 's', [said('one'), said('two')]);
    const first = setUp(db);
    first.backlog.start();
    await first.backlog.drain();
    await first.backlog.stop();
    addUnits(db, 's', [said('three')]);
    const second = setUp(db);
    second.backlog.start();
    await second.backlog.drain();
    expect(second.embedder.seen).toEqual(['three']);
    expect(second.vectors.size).toBe(3);
  });

  it('says why it cannot, keeps what waits, and tries again later', async () => {
    const { db } = openTestStore();
    const { backlog, embedder, clock } = setUp(db);
    embedder.failure = new MnemeError('model-missing', foreign('model.onnx is missing.'));
    addUnits(db, 's', [said('one')]);
    backlog.start();
    await backlog.drain();
    expect(backlog.state()).toEqual({ state: 'failed', reason: 'model.onnx is missing.' });
    expect(backlog.waiting()).toBe(1);
    embedder.failure = null;
    await clock.advance(5_000);
    await backlog.drain();
    expect(backlog.state().state).toBe('ready');
    expect(backlog.waiting()).toBe(0);
  });

  it('tells of a model that cannot run before the first unit comes', async () => {
    const { db } = openTestStore();
    const { backlog, embedder } = setUp(db);
    embedder.failure = new MnemeError('model-missing', foreign('model.onnx is missing.'));
    backlog.start();
    await backlog.drain();
    expect(backlog.state().state).toBe('failed');
  });

  it('does not let one text that the model refuses hold the others up', async () => {
    const { db } = openTestStore();
    const { backlog, embedder, vectors } = setUp(db);
    embedder.refusedText = 'strange';
    addUnits(db, 's', [said('one'), said('strange'), said('three')]);
    backlog.start();
    await backlog.drain();
    expect(vectors.size).toBe(2);
    expect(backlog.state().state).toBe('ready');
    expect(db.value('SELECT count(*) FROM units_waiting')).toBe(1);
  });

  it('makes the vectors of another embedder anew', async () => {
    const { db } = openTestStore();
    addUnits(db, 's', [said('one'), said('two')]);
    const old = setUp(db, new ScriptedEmbedder('old'));
    old.backlog.start();
    await old.backlog.drain();
    await old.backlog.stop();
    const renewed = setUp(db, new ScriptedEmbedder('new'));
    renewed.backlog.start();
    await renewed.backlog.drain();
    expect(renewed.vectors.size).toBe(2);
    expect(
      db.column('SELECT DISTINCT fingerprint FROM unit_vectors JOIN embedders ON embedders.id = embedder_id'),
    ).toEqual(['new']);
  });

  it('does not keep the vector of a text that changed while it was made', async () => {
    const { db } = openTestStore();
    const { backlog, embedder } = setUp(db);
    const [id] = addUnits(db, 's', [said('first')]);
    embedder.beforeAnswer = () => {
      embedder.beforeAnswer = () => {};
      updateUnit(db, id!, 'the second text');
    };
    backlog.start();
    await backlog.drain();
    expect(embedder.seen).toEqual(['first', 'the second text']);
    expect(backlog.waiting()).toBe(0);
  });

  it('lets a shutdown pass while the model is broken', async () => {
    const { db } = openTestStore();
    const { backlog, embedder } = setUp(db);
    embedder.failure = new Error('broken');
    addUnits(db, 's', [said('one')]);
    backlog.start();
    await backlog.drain();
    await backlog.drain();
    await backlog.stop();
    expect(db.value('SELECT count(*) FROM units_waiting')).toBe(1);
  });
});
