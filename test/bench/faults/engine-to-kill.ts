/** An engine in a process of its own that does what its owner and its screen would, one deed after the other, until it is killed. */
import { join } from 'node:path';
import type { FrameId } from '../../../src-preload/contract/frames.ts';
import type { MemoryId } from '../../../src-preload/contract/memory.ts';
import { unwrap } from '../../../src-preload/contract/errors.ts';
import type { Engine } from '../../../src-main/engine/engine.ts';
import { deriveKeys } from '../../../src-main/engine/keys.ts';
import { createSealingEngine } from '../../../src-main/engine/sealing-engine.ts';
import { openSealedFolder } from '../../../src-main/intake/sealed-folder.ts';
import { listTaken } from '../../../src-main/intake/taken-entries-table.ts';
import { inspectCopy } from '../../../src-main/store/inspect-store.ts';
import { engineKey, startEngine, type EngineBed } from '../../helpers/engine-bed.ts';
import { isAlone, replayedFrame, seenAt } from '../../helpers/replayed-stream.ts';
import { createLeapingClock } from '../../helpers/leaping-clock.ts';
import { repeatable } from '../large-store/numbers.ts';
import { sealingKeys, settingsOf, untilQuietMs } from './setting.ts';
import { listSpool } from './spool.ts';
import { findThings, frameAt } from './things.ts';
import type { Changes, Deed, Found, Orders, Told } from './told.ts';

const orders = JSON.parse(process.argv[2]!) as Orders;
const random = repeatable(orders.seed);
const tell = (told: Told): void => void process.send!(told);

// Timers alone keep no process alive, and work that waits for one is no end. The one message there is asks what it waits for.
process.on('message', () => void tellWait().catch(() => {}));

const clock = createLeapingClock(orders.ahead);

/** What a log holds is looked through like every other file. */
const writeLog = (line: string): void => void process.stdout.write(`${line}\n`);
const unlockedEngine = (): Promise<EngineBed> =>
  startEngine(orders.dataFolder, { settings: settingsOf(orders), sealing: sealingKeys, clock, writeLog });

tell({ kind: 'loaded' });
// Before anything is taken in.
const spooled = await listSpool(orders.dataFolder);
let bed = await unlockedEngine();
/** While it is locked; the other is closed then. */
let locked: Engine | null = null;
/** Frames that were sealed since it was locked last. */
let sealed: number[] = [];

/** What the store holds, as far as deeds are about it. */
const frames = new Map<number, FrameId>();
const notes = new Map<number, { id: MemoryId; version: number; name: string }>();
const talks = new Map<number, number[]>();
const edits: { note: number; step: number; before: string }[] = [];
let newest = '';
let nextNumber = orders.nextNumber;
// A window in which lines are typed begins anew: what was left of the last one is not typed on.
let nextFrame = Math.ceil(orders.nextNumber / 4) * 4;

tell({ kind: 'started', found: await find() });

const framesWhileLocked = 3;

interface Plan {
  readonly changes: Changes;
  /** The one that is restored. */
  readonly backup?: string;
  /** The one that was made, after the work. */
  readonly made?: () => string;
  readonly work: () => Promise<unknown>;
}

/** What each deed would change now; null where there is nothing that it could be done to. */
const plans: Readonly<Record<Exclude<Deed, 'start'>, () => Plan | null | Promise<Plan | null>>> = {
  capture() {
    const frame = nextFrame++;
    return {
      changes: { [`frame ${frame}`]: 'there' },
      async work() {
        const picture = await replayedFrame(frame);
        if (locked) {
          unwrap(await locked.dispatch('frame.accept', picture));
          sealed.push(frame);
          return;
        }
        const { id } = await bed.ask('frame.accept', picture);
        frames.set(frame, id);
      },
    };
  },
  'forget frame'() {
    const frame = pick([...frames.keys()].filter(isAlone));
    if (frame === null) return null;
    return {
      changes: { [`frame ${frame}`]: null },
      async work() {
        await bed.ask('frame.delete', { ids: [frames.get(frame)!] });
        frames.delete(frame);
      },
    };
  },
  say() {
    const number = nextNumber++;
    return {
      changes: { [`said ${number}`]: 'there' },
      async work() {
        const known = random() < 0.6 ? pick([...talks.keys()]) : null;
        // Nobody can say anything while an answer is being written.
        if (known !== null) await answered(known);
        const sessionId = known ?? (await bed.ask('chat.create-session', {})).id;
        const text = `My lucky number is ${number}. I have a dog called Rex${number}.`;
        await bed.ask('chat.send', { sessionId, text });
        talks.set(sessionId, [...(talks.get(sessionId) ?? []), number]);
      },
    };
  },
  'forget talk'() {
    const session = pick([...talks.keys()]);
    if (session === null) return null;
    return {
      changes: Object.fromEntries(talks.get(session)!.map((number) => [`said ${number}`, null])),
      async work() {
        await bed.ask('chat.delete-session', { id: session });
        talks.delete(session);
      },
    };
  },
  write() {
    const note = nextNumber++;
    const name = `Falcon ${note} as of 1`;
    return {
      changes: { [`note ${note}`]: name },
      async work() {
        const fields = { name, summary: `What is known of Falcon ${note}`, details: '', origin: '' };
        const { id, version } = await bed.ask('memory.create', { kind: 'semantic', fields });
        notes.set(note, { id, version, name });
      },
    };
  },
  edit() {
    const note = pick([...notes.keys()]);
    if (note === null) return null;
    const known = notes.get(note)!;
    const name = `Falcon ${note} as of ${nextNumber++}`;
    return {
      changes: { [`note ${note}`]: name },
      async work() {
        const { id, version } = known;
        const patch = { title: name, fields: { name } };
        const changed = await bed.ask('memory.update', { id, version, patch });
        notes.set(note, { id, version: changed.version, name });
        const { history } = await bed.ask('memory.get', { id });
        edits.push({ note, step: Math.max(...history.map(({ step }) => step)), before: known.name });
      },
    };
  },
  undo() {
    const edit = edits.pop();
    if (!edit || !notes.has(edit.note)) return null;
    return {
      changes: { [`note ${edit.note}`]: edit.before },
      async work() {
        await bed.ask('memory.undo', { step: edit.step });
        const { id } = notes.get(edit.note)!;
        const { memory } = await bed.ask('memory.get', { id });
        notes.set(edit.note, { id, version: memory.version, name: edit.before });
      },
    };
  },
  erase() {
    const note = pick([...notes.keys()]);
    if (note === null) return null;
    return {
      changes: { [`note ${note}`]: null },
      async work() {
        const { id } = notes.get(note)!;
        await bed.ask('memory.delete', { ids: [id], forGood: random() < 0.5 });
        notes.delete(note);
      },
    };
  },
  flush: () => ({
    changes: {},
    async work() {
      await bed.ask('flush.now', { sessionId: null });
    },
  }),
  absorb: () => ({
    changes: {},
    async work() {
      await bed.ask('engine.drain', {});
      passOver(untilQuietMs);
      await bed.ask('engine.drain', {});
    },
  }),
  async backup() {
    // What waits to be taken in is in no backup.
    if ((await openSealedFolder(orders.dataFolder).list()).length > 0) return null;
    return {
      changes: {},
      async work() {
        // Two backups of one second would have one name.
        passOver(1_000);
        newest = (await bed.ask('backup.make', {})).id;
      },
      made: () => newest,
    };
  },
  async restore() {
    const { replaced, restored } = await bed.ask('backup.status', {});
    const whole = (await bed.ask('backup.list', {})).filter(({ verified }) => verified?.ok);
    const id = pick(whole.map((each) => each.id));
    if (replaced || restored || id === null) return null;
    return {
      changes: {},
      backup: id,
      work: () => bed.ask('backup.restore', { id }),
    };
  },
  async 'keep restored'() {
    const { replaced } = await bed.ask('backup.status', {});
    if (!replaced) return null;
    return { changes: {}, work: () => bed.ask('backup.keep-restored', {}) };
  },
  async 'undo restore'() {
    const { replaced, restored } = await bed.ask('backup.status', {});
    if (!replaced && !restored) return null;
    return { changes: {}, work: () => bed.ask('backup.undo-restore', {}) };
  },
  async lock() {
    // The next engine would put it in place, and nothing that is known here would be so any more.
    if ((await bed.ask('backup.status', {})).restored) return null;
    return {
      changes: {},
      async work() {
        await bed.close();
        const { dataFolder } = orders;
        const settings = settingsOf(orders);
        const sealTo = sealingKeys.publicKey;
        locked = await createSealingEngine({ dataFolder, sealTo, settings, clock, writeLog });
        sealed = [];
      },
    };
  },
  unlock() {
    const shut = locked;
    if (!shut) return null;
    return {
      changes: {},
      async work() {
        await shut.close();
        locked = null;
        bed = await unlockedEngine();
      },
    };
  },
  'take in': () => ({ changes: {}, work: () => bed.ask('engine.drain', {}) }),
  'forget sealed'() {
    const frame = pick(sealed.filter(isAlone));
    if (frame === null) return null;
    return {
      changes: { [`frame ${frame}`]: null },
      async work() {
        sealed = sealed.filter((each) => each !== frame);
        await bed.ask('erase.run', { what: { what: 'range', from: seenAt(frame), to: seenAt(frame) + 1 } });
      },
    };
  },
};

/** What is done first where there is nothing that a deed could be done to; where there is none, it is left. */
const ground: Readonly<Partial<Record<Deed, readonly Exclude<Deed, 'start'>[]>>> = {
  'forget frame': ['capture', 'capture', 'capture', 'capture'],
  'forget talk': ['say'],
  edit: ['write'],
  undo: ['write', 'edit'],
  erase: ['write'],
  restore: ['backup'],
  'forget sealed': ['lock', 'capture', 'capture', 'capture', 'capture', 'unlock'],
};

/** So often is each done when nothing special is aimed at. */
const usual: readonly (readonly [Exclude<Deed, 'start'>, number])[] = [
  ['capture', 6],
  ['say', 4],
  ['write', 4],
  ['edit', 4],
  ['forget frame', 1],
  ['forget talk', 0.4],
  ['undo', 1],
  ['erase', 1],
  ['flush', 1],
  ['backup', 0.7],
  ['restore', 0.7],
  ['keep restored', 0.3],
  ['undo restore', 0.3],
  ['lock', 0.7],
  ['forget sealed', 0.3],
];

for (let turn = 0; ; turn += 1) {
  const isAim = turn === orders.deedsBefore && orders.aim !== 'start';
  await perform(isAim ? orders.aim : usualDeed(), isAim);
}

async function perform(deed: Exclude<Deed, 'start'>, isAim: boolean): Promise<void> {
  await comeTo(deed);
  let plan = await plans[deed]();
  if (!plan) {
    if (!isAim) return;
    for (const before of ground[deed] ?? []) await perform(before, false);
    await comeTo(deed);
    plan = await plans[deed]();
  }
  if (!plan) {
    // Nothing to do it to: something is made instead, so that there is next time.
    await perform(deed.includes('restore') ? 'backup' : 'write', isAim);
    return;
  }
  const { changes, backup = null } = plan;
  tell({ kind: 'begins', deed, isAim, changes, backup });
  try {
    await plan.work();
    tell({ kind: 'done', deed, changes, backup: plan.made?.() ?? backup });
  } catch (error) {
    tell({ kind: 'refused', deed, reason: error instanceof Error ? error.message : String(error) });
  }
}

/** Locked or not, as the deed wants it; both ways are deeds themselves. */
async function comeTo(deed: Exclude<Deed, 'start'>): Promise<void> {
  if (locked) {
    if (deed !== 'capture' && deed !== 'unlock') await perform('unlock', false);
    return;
  }
  if (deed !== 'unlock' && deed !== 'take in') return;
  await perform('lock', false);
  for (let frame = 0; frame < framesWhileLocked; frame += 1) await perform('capture', false);
  if (deed === 'take in') await perform('unlock', false);
}

function usualDeed(): Exclude<Deed, 'start'> {
  if (locked) return random() < 0.7 ? 'capture' : 'unlock';
  let at = random() * usual.reduce((sum, [, weight]) => sum + weight, 0);
  return (usual.find(([, weight]) => (at -= weight) < 0) ?? usual[0]!)[0];
}

function pick<Item>(items: readonly Item[]): Item | null {
  return items[Math.floor(random() * items.length)] ?? null;
}

/** On a connection of its own that cannot write; the engine works meanwhile. */
async function find(): Promise<Found> {
  const file = join(orders.dataFolder, 'mneme.db');
  const things = inspectCopy(
    {
      file,
      key: deriveKeys(engineKey).database,
      sqliteBinding: process.env['MNEME_SQLITE_BINDING'] ?? null,
      settle: false,
    },
    (db) => {
      for (const { id, at } of db.all<{ id: FrameId; at: number }>(
        'SELECT id, captured_at AS at FROM frames',
      ))
        frames.set(frameAt(at), id);
      const named = `SELECT id, version, title AS name FROM memories WHERE state = 'active' AND title LIKE 'Falcon % as of %'`;
      for (const note of db.all<{ id: MemoryId; version: number; name: string }>(named))
        notes.set(Number(note.name.split(' ')[1]), note);
      const said = `SELECT session_id AS session, text FROM chat_messages WHERE role = 'user'`;
      for (const { session, text } of db.all<{ session: number; text: string }>(said))
        talks.set(session, [...(talks.get(session) ?? []), Number(/\d+/.exec(text)?.[0])]);
      // Known to nobody but their files until they are taken in.
      const taken = new Set(listTaken(db));
      const waiting = spooled.filter(({ file, frame }) => !taken.has(file) && !frames.has(frame));
      return [
        ...findThings(db),
        ...waiting.map(({ frame }): [string, string] => [`frame ${frame}`, 'there']),
      ];
    },
  );
  const list = await bed.ask('backup.list', {});
  return {
    things,
    backups: list.map(({ id, verified }) => ({
      id,
      ok: verified?.ok === true,
      reason: verified?.reason ?? 'it was not verified',
    })),
  };
}

/** What is known of its waiting: its handles, what is in hand, and the backlog. A thread that is busy does not come to this. */
async function tellWait(): Promise<void> {
  const known: Record<string, unknown> = { handles: process.getActiveResourcesInfo() };
  const say = (): void => tell({ kind: 'waits', for: JSON.stringify(known) });
  say();
  // Fails where there is no engine: it starts, or is locked.
  const { backlog, check } = await bed.ask('engine.health', {});
  Object.assign(known, { backlog, check, backups: (await bed.ask('backup.status', {})).running });
  say();
}

async function answered(sessionId: number): Promise<void> {
  for (;;) {
    const { messages } = await bed.ask('chat.messages', { sessionId });
    if (messages.every(({ state }) => state !== 'writing')) return;
    await new Promise<void>((resolve) => {
      const stop = bed.engine.onEvent((name) => {
        if (name !== 'chat.changed') return;
        stop();
        resolve();
      });
    });
  }
}

/** Told before it is so: the next one must not be behind. */
function passOver(ms: number): void {
  tell({ kind: 'ahead', ms: clock.ahead() + ms });
  clock.leap(ms);
}
