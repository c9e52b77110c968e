/** An engine in a process of its own that does what its owner and its screen would, one deed after the other, until it is killed. */
import { join } from 'node:path';
import type { FrameId } from '../../../src-preload/contract/frames.ts';
import type { MemoryId } from '../../../src-preload/contract/memory.ts';
import { deriveKeys } from '../../../src-main/engine/keys.ts';
import { inspectCopy } from '../../../src-main/store/database.ts';
import { engineKey, startEngine } from '../../helpers/engine-bed.ts';
import { isAlone, replayedFrame } from '../../helpers/replayed-stream.ts';
import { createLeapingClock } from '../../helpers/leaping-clock.ts';
import { repeatable } from '../large-store/numbers.ts';
import { settingsOf, untilQuietMs } from './setting.ts';
import { findThings, framesStartAt } from './things.ts';
import type { Changes, Deed, Found, Orders, Told } from './told.ts';

const orders = JSON.parse(process.argv[2]!) as Orders;
const random = repeatable(orders.seed);
const tell = (told: Told): void => void process.send!(told);

const clock = createLeapingClock(orders.ahead);

tell({ kind: 'loaded' });
const bed = await startEngine(orders.dataFolder, {
  settings: settingsOf(orders),
  clock,
  // What a log holds is looked through like every other file.
  writeLog: (line) => void process.stdout.write(`${line}\n`),
});

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
        const { id } = await bed.ask('frame.accept', await replayedFrame(frame));
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
  backup: () => ({
    changes: {},
    async work() {
      // Two backups of one second would have one name.
      passOver(1_000);
      newest = (await bed.ask('backup.make', {})).id;
    },
    made: () => newest,
  }),
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
];

for (let turn = 0; ; turn += 1) {
  const isAim = turn === orders.deedsBefore && orders.aim !== 'start';
  await perform(isAim ? orders.aim : usualDeed(), isAim);
}

async function perform(deed: Exclude<Deed, 'start'>, isAim: boolean): Promise<void> {
  const plan = await plans[deed]();
  if (!plan) {
    // Nothing to do it to: something is made instead, so that there is next time.
    if (isAim) await perform(deed.includes('restore') ? 'backup' : 'write', true);
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

function usualDeed(): Exclude<Deed, 'start'> {
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
        frames.set((at - framesStartAt) / 2_000, id);
      const named = `SELECT id, version, title AS name FROM memories WHERE state = 'active' AND title LIKE 'Falcon % as of %'`;
      for (const note of db.all<{ id: MemoryId; version: number; name: string }>(named))
        notes.set(Number(note.name.split(' ')[1]), note);
      const said = `SELECT session_id AS session, text FROM chat_messages WHERE role = 'user'`;
      for (const { session, text } of db.all<{ session: number; text: string }>(said))
        talks.set(session, [...(talks.get(session) ?? []), Number(/\d+/.exec(text)?.[0])]);
      return findThings(db);
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
