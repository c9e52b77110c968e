import { afterAll, describe, expect, it } from 'vitest';
import { agentScope } from '../../../../src-main/backends/scope.ts';
import { createFlushBed } from '../../../helpers/flush-bed.ts';
import { flushSettings } from '../../../helpers/flush-settings.ts';
import { faults } from '../../../helpers/scripted-model.ts';
import { createRealEmbedder } from '../../../helpers/search-bed.ts';

const embedder = createRealEmbedder();
afterAll(() => embedder.close());

const isClean = ({ dirtySince, isInFlight }: { dirtySince: number | null; isInFlight: boolean }): boolean =>
  dirtySince === null && !isInFlight;

describe.each(['file', 'mem0'] as const)('flushing to the backend %s', (name) => {
  it('writes what the model found, one fact an entry, once the conversation has paused or at once', async () => {
    const bed = await createFlushBed(
      embedder,
      name,
      () => '- The owner lives in Bern\n- The owner likes tea',
    );
    const worker = bed.startWorker();
    const session = bed.newSession();
    bed.say(worker, session, 'I live in Bern and I like tea');
    if (name === 'file') {
      await bed.clock.advance(119_000);
      expect(bed.model.requests).toHaveLength(0);
      expect(bed.session(session).dirtySince).not.toBeNull();
      await bed.clock.advance(1_000);
    }
    await bed.until(session, isClean);
    expect(await bed.kept()).toEqual(['The owner likes tea', 'The owner lives in Bern']);
    expect(bed.session(session)).toMatchObject({ lastResult: '2 memories written.', lastError: '' });
  });

  it('asks about each message once, shows what is known, and writes nothing for NO_REPLY', async () => {
    const bed = await createFlushBed(embedder, name, (_text, index) =>
      index === 0 ? 'The owner has a dog called Rex' : '"no_reply".',
    );
    const worker = bed.startWorker();
    const session = bed.newSession();
    bed.say(worker, session, 'My dog is called Rex');
    await bed.clock.advance(120_000);
    await bed.until(session, isClean);
    await bed.settle();
    bed.say(worker, session, 'Rex barked today');
    await bed.clock.advance(120_000);
    await bed.until(session, ({ lastResult }) => lastResult === 'Nothing worth keeping.');
    const [, second] = bed.model.requests;
    expect(second!.text).toContain('Rex barked today');
    expect(second!.text).not.toContain('My dog is called');
    // Of what is kept as memories each new fact is held against them later.
    if (name === 'file') expect(second!.text).toContain('- The owner has a dog called Rex');
    expect(await bed.kept()).toEqual(['The owner has a dog called Rex']);
    await bed.clock.advance(86_400_000);
    expect(bed.model.requests).toHaveLength(2);
  });

  it('takes up what was said in a turn that was being answered when it looked, and when the engine ended', async () => {
    const bed = await createFlushBed(embedder, name, (text) => text.match(/My boat is \w+/g)!.at(-1)!);
    const first = bed.startWorker();
    const session = bed.newSession();
    first.pause(true);
    const question = bed.say(first, session, 'My boat is Vega');
    const answering = `UPDATE chat_messages SET state = ? WHERE id = ?`;
    const answer = bed.db.run(
      `INSERT INTO chat_messages (session_id, role, author, text, created_at, state)
       VALUES (?, 'assistant', 'Ada', '', 0, 'writing')`,
      [session],
    ).id;
    await first.flushNow(session);
    expect(bed.session(session)).toMatchObject({ dirtySince: null });
    expect(bed.session(session).cursor).toBeLessThan(question);
    await first.stop();
    bed.db.run(answering, ['stopped', answer]);

    await bed.startWorker().flushNow(session);
    expect(await bed.kept()).toEqual(['My boat is Vega']);
  });

  it('takes a long backlog in slices, every message in one of them', async () => {
    const bed = await createFlushBed(embedder, name, (text) => text.match(/message number \d+/g)!.at(-1)!);
    const worker = bed.startWorker();
    const session = bed.newSession();
    for (let place = 0; place < 45; place++) bed.say(worker, session, `message number ${place} of many`);
    await bed.clock.advance(120_000);
    await bed.until(session, isClean);
    const heard = bed.model.requests
      .filter(({ asked }) => asked !== 'decisions')
      .map(({ text }) => [...text.matchAll(/message number (\d+) of/g)].map(([, place]) => Number(place)));
    expect(heard.map(({ length }) => length)).toEqual([20, 20, 5]);
    expect(heard.flat()).toEqual(Array.from({ length: 45 }, (_, place) => place));
    expect(await bed.kept()).toHaveLength(3);
  });

  it('keeps dirty what is said while it flushes, and flushes that later', async () => {
    let answer: (reply: string) => void = () => {};
    const bed = await createFlushBed(embedder, name, (_text, index) =>
      index === 0 ? new Promise<string>((resolve) => (answer = resolve)) : 'The owner has a boat',
    );
    const worker = bed.startWorker();
    const session = bed.newSession();
    bed.say(worker, session, 'I like tea');
    await bed.clock.advance(120_000);
    await bed.model.received(1);
    bed.say(worker, session, 'I have a boat');
    answer('The owner likes tea');
    await bed.until(session, ({ cursor, isInFlight }) => cursor > 0 && !isInFlight);
    expect(bed.session(session).dirtySince).not.toBeNull();
    await bed.clock.advance(120_000);
    await bed.until(session, isClean);
    expect(bed.model.requests[1]!.text).not.toContain('I like tea');
    expect(await bed.kept()).toEqual(['The owner has a boat', 'The owner likes tea']);
  });

  it('drops what the model invented', async () => {
    const bed = await createFlushBed(
      embedder,
      name,
      () => 'The owner lives in Paris since 1999\nThe owner likes tea',
    );
    const worker = bed.startWorker();
    const session = bed.newSession();
    bed.say(worker, session, 'I like tea');
    await worker.flushNow(session);
    expect(await bed.kept()).toEqual(['The owner likes tea']);
  });
});

describe('a flush that fails', () => {
  it('is tried again after waits that double, keeps its reason for the owner, and loses nothing', async () => {
    let isDown = true;
    const bed = await createFlushBed(embedder, 'file', () =>
      isDown ? faults.unauthorized() : 'The owner likes tea',
    );
    const worker = bed.startWorker();
    const session = bed.newSession();
    bed.say(worker, session, 'I like tea');
    await bed.clock.advance(120_000);
    await bed.until(session, ({ attempts, isInFlight }) => attempts === 1 && !isInFlight);
    expect(bed.session(session).lastError).not.toBe('');
    expect(bed.session(session).nextTryAt! - bed.clock.now()).toBeLessThanOrEqual(30_000);
    await bed.clock.advance(30_000);
    await bed.until(session, ({ attempts, isInFlight }) => attempts === 2 && !isInFlight);
    isDown = false;
    await bed.clock.advance(60_000);
    await bed.until(session, isClean);
    expect(bed.session(session)).toMatchObject({ attempts: 0, lastError: '', nextTryAt: null });
    expect(await bed.kept()).toEqual(['The owner likes tea']);
  });

  it('does not wait for a model that writes without end', async () => {
    const bed = await createFlushBed(embedder, 'file', () => ({
      pieces: Array.from({ length: 2_000 }, () => 'and so on and on '),
    }));
    const worker = bed.startWorker();
    const session = bed.newSession();
    bed.say(worker, session, 'I like tea');
    await expect(worker.flushNow(session)).rejects.toMatchObject({ failure: 'unusable' });
    expect(await bed.kept()).toEqual([]);
    expect(bed.session(session).dirtySince).not.toBeNull();
  });

  it('ends where the model takes longer than the owner allows', async () => {
    const bed = await createFlushBed(embedder, 'file', () => new Promise<string>(() => {}));
    const worker = bed.startWorker();
    const session = bed.newSession();
    bed.say(worker, session, 'I like tea');
    const flush = worker.flushNow(session).catch((error: unknown) => error);
    await bed.model.received(1);
    await bed.clock.advance(30_000);
    expect(await flush).toMatchObject({
      failure: 'unavailable',
      message: expect.stringContaining('max_extraction_seconds') as string,
    });
  });

  it('of a folder that cannot be written keeps what was heard, and asks no model a second time', async () => {
    const bed = await createFlushBed(embedder, 'file', () => 'The owner likes tea');
    const worker = bed.startWorker();
    const session = bed.newSession();
    bed.say(worker, session, 'I like tea');
    const { learning } = bed;
    bed.learning = bed.learningFor({
      ...bed.backends.file,
      change: () => Promise.reject(new Error('the folder is read-only')),
    });
    await expect(worker.flushNow(session)).rejects.toThrow(/read-only/);
    expect(bed.session(session).lastError).toMatch(/read-only/);
    bed.learning = learning;
    await worker.flushNow(session);
    expect(bed.model.requests).toHaveLength(1);
    expect(await bed.kept()).toEqual(['The owner likes tea']);
  });
});

describe('a backlog of several slices for files', () => {
  const last = (text: string): string => text.match(/message number \d+/g)!.at(-1)!;

  it('is written in one go, and what was heard in a slice is shown beside the next', async () => {
    const bed = await createFlushBed(embedder, 'file', last);
    let writes = 0;
    const { file } = bed.backends;
    bed.learning = bed.learningFor({
      ...file,
      change: (...all) => {
        writes++;
        return file.change(...all);
      },
    });
    const worker = bed.startWorker();
    worker.pause(true);
    const session = bed.newSession();
    const said = Array.from({ length: 45 }, (_, place) =>
      bed.say(worker, session, `message number ${place} of many`),
    );
    await worker.flushNow(session);
    expect(writes).toBe(1);
    expect(bed.model.requests[1]!.text).toContain('- message number 19');
    const { memories } = await file.list(bed.ada, { cursor: null, limit: 10 });
    const sources = file.messagesOf(
      bed.ada,
      memories.map(({ id }) => id),
    );
    const sourcesOf = (text: string): readonly number[] =>
      sources.get(memories.find((memory) => memory.text === text)!.id)!;
    expect(sourcesOf('message number 19')).toEqual(said.slice(0, 20));
    expect(sourcesOf('message number 44')).toEqual(said.slice(40));
  });

  it('loses nothing of the first to a failure in the second, which is asked about again', async () => {
    let isDown = true;
    const bed = await createFlushBed(embedder, 'file', (text, index) =>
      isDown && index > 0 ? faults.unauthorized() : last(text),
    );
    const worker = bed.startWorker();
    worker.pause(true);
    const session = bed.newSession();
    for (let place = 0; place < 45; place++) bed.say(worker, session, `message number ${place} of many`);
    await worker.flushNow(session);
    expect(await bed.kept()).toEqual(['message number 19']);
    await expect(worker.flushNow(session)).rejects.toMatchObject({ name: 'LlmError' });
    expect(bed.session(session)).toMatchObject({ attempts: 1, reply: null });
    isDown = false;
    await worker.flushNow(session);
    expect(await bed.kept()).toEqual(['message number 19', 'message number 39', 'message number 44']);
  });

  it('asks no model a second time about what was heard before it was interrupted', async () => {
    let answer: (reply: string) => void = () => {};
    const bed = await createFlushBed(embedder, 'file', (text, index) =>
      index === 1 ? new Promise<string>((resolve) => (answer = resolve)) : last(text),
    );
    const first = bed.startWorker();
    first.pause(true);
    const session = bed.newSession();
    for (let place = 0; place < 25; place++) bed.say(first, session, `message number ${place} of many`);
    const interrupted = first.flushNow(session).catch((error: unknown) => error);
    await bed.model.received(2);
    await first.stop();
    await interrupted;
    answer('NO_REPLY');
    expect(await bed.kept()).toEqual([]);

    const second = bed.startWorker();
    await second.flushNow(null);
    expect(await bed.kept()).toEqual(['message number 19', 'message number 24']);
    expect(bed.model.requests.filter(({ text }) => text.includes('number 3 of'))).toHaveLength(1);
  });

  it('writes what a version that kept facts alone had heard, as said in all those messages, and asks about the rest', async () => {
    const bed = await createFlushBed(embedder, 'file', last);
    const worker = bed.startWorker();
    worker.pause(true);
    const session = bed.newSession();
    const said = Array.from({ length: 25 }, (_, place) =>
      bed.say(worker, session, `message number ${place} of many`),
    );
    bed.db.run('UPDATE flush_sessions SET reply = ?, reply_through = ? WHERE session_id = ?', [
      JSON.stringify(['The owner likes tea', 'The owner lives in Bern']),
      said[19]!,
      session,
    ]);
    await worker.flushNow(null);
    expect(await bed.kept()).toEqual(['The owner likes tea', 'The owner lives in Bern', 'message number 24']);
    const { memories } = await bed.backends.file.list(bed.ada, { cursor: null, limit: 10 });
    const old = memories.filter(({ text }) => text.startsWith('The owner')).map(({ id }) => id);
    for (const sources of bed.backends.file.messagesOf(bed.ada, old).values())
      expect(sources).toEqual(said.slice(0, 20));
    expect(bed.model.requests).toHaveLength(1);
    expect(bed.session(session)).toMatchObject({ reply: null, cursor: said[24] });
  });

  it('keeps apart what was said in another scope in between', async () => {
    const bed = await createFlushBed(embedder, 'file', last);
    const worker = bed.startWorker();
    worker.pause(true);
    const session = bed.newSession();
    const said = Array.from({ length: 6 }, (_, place) =>
      bed.say(worker, session, `message number ${place} of many`),
    );
    const [, , third, fourth] = said;
    bed.db.run('UPDATE units SET scope = ? WHERE message_id IN (?, ?)', ['agent_bob', third!, fourth!]);
    await worker.flushNow(null);
    expect(await bed.kept()).toEqual(['message number 1', 'message number 5']);
    expect((await bed.backends.file.list(agentScope('bob'), { cursor: null, limit: 10 })).memories).toEqual([
      expect.objectContaining({ text: 'message number 3' }),
    ]);
  });
});

describe('the worker', () => {
  it('flushes all that is dirty before it is stopped, pauses or not', async () => {
    const bed = await createFlushBed(embedder, 'file', (text) => text.match(/something \d+/g)!.at(-1)!);
    const worker = bed.startWorker();
    for (let place = 0; place < 15; place++) bed.say(worker, bed.newSession(), `something ${place}`);
    await worker.drain(60_000);
    expect(await bed.kept()).toHaveLength(15);
    await worker.stop();
  });

  it('gives a drain up after its limit, with everything still there', async () => {
    const bed = await createFlushBed(embedder, 'file', () => new Promise<string>(() => {}));
    const worker = bed.startWorker();
    const session = bed.newSession();
    bed.say(worker, session, 'I like tea');
    const drained = worker.drain(5_000);
    await bed.model.received(1);
    await bed.clock.advance(5_000);
    await drained;
    expect(bed.session(session)).toMatchObject({ cursor: 0, attempts: 0 });
    expect(bed.session(session).dirtySince).not.toBeNull();
  });

  it('flushes after three days of sleep what was dirty before, at once and alone', async () => {
    const bed = await createFlushBed(embedder, 'file', () => 'The owner likes tea');
    const asleep = bed.startWorker();
    const session = bed.newSession();
    bed.say(asleep, session, 'I like tea');
    await asleep.stop();
    await bed.clock.advance(3 * 86_400_000);
    bed.startWorker();
    await bed.until(session, isClean);
    expect(await bed.kept()).toEqual(['The owner likes tea']);
  });

  it('does nothing while it is switched off or paused, and begins when that ends', async () => {
    const bed = await createFlushBed(embedder, 'file', () => 'The owner likes tea');
    bed.settings = flushSettings({ flushEnabled: false });
    const worker = bed.startWorker();
    const session = bed.newSession();
    bed.say(worker, session, 'I like tea');
    await bed.clock.advance(3_600_000);
    expect(bed.model.requests).toHaveLength(0);
    bed.settings = flushSettings();
    worker.pause(true);
    await bed.clock.advance(3_600_000);
    expect(bed.model.requests).toHaveLength(0);
    worker.pause(false);
    await bed.until(session, isClean);
    expect(await bed.kept()).toEqual(['The owner likes tea']);
  });

  it('lets others of the scope go first when a new conversation begins there', async () => {
    const bed = await createFlushBed(embedder, 'file', () => 'NO_REPLY');
    const worker = bed.startWorker();
    const sessions = Array.from({ length: 8 }, () => bed.newSession());
    for (const session of sessions) bed.say(worker, session, 'something');
    expect(sessions.map((session) => bed.session(session).isBoosted)).toEqual([
      ...Array.from({ length: 7 }, () => true),
      false,
    ]);
  });
});
