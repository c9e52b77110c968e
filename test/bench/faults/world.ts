/** One data folder whose engine is killed again and again, each time in the middle of some deed; and what was found each time. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { momentIn, restorePlace } from '../../../src-main/backup/restore-places.ts';
import type { ScriptedModel } from '../../helpers/scripted-model.ts';
import type { KillPlan } from './kill-plan.ts';
import { compare, doubt, emptyLedger, settle, type Ledger } from './ledger.ts';
import { listSpool } from './spool.ts';
import { findPlainText } from './plain-text.ts';
import type { Deed, Found, Orders, Told } from './told.ts';

export interface Troubles {
  readonly lost: string[];
  readonly twice: string[];
  readonly plain: string[];
  /** The engine ended by itself, did not start, refused a deed, or did not come to its deed. */
  readonly ended: string[];
}

export interface World {
  readonly data: string;
  readonly backups: string;
  readonly backend: 'mem0' | 'file';
  /** How far the clock of its engine is ahead of the wall's. */
  ahead(): number;
  /** What the present store has to hold. */
  ledger(): Ledger;
  killOnce(plan: KillPlan): Promise<void>;
  /** What was told of a thing, for one that is lost. */
  trailOf(thing: string): string;
  /** Compares what the last start has, done by somebody else. */
  look(found: Pick<Found, 'things'>, when: string): void;
  /** A restored store that waits takes the place of the present one with the next start. */
  beforeStart(): Promise<void>;
}

export interface WorldParts {
  readonly folder: string;
  readonly backend: 'mem0' | 'file';
  readonly model: ScriptedModel;
  readonly seed: number;
  readonly troubles: Troubles;
  readonly count: (what: string, times?: number) => void;
}

const firstGuessMs = 600;
/** No deed and no start takes as long, whatever else the machine does; then it is asked what it waits for. */
const patienceMs = 90_000;
const answerMs = 5_000;

export function createWorld(parts: WorldParts): World {
  const { folder, backend, model, troubles, count } = parts;
  const [data, backups, temporary] = ['data', 'backups', 'temporary'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const each of [data, backups, temporary]) mkdirSync(each, { recursive: true });
  const guesses = new Map<Deed, number>();
  const durations = new Map<Deed, number[]>();
  /** What a store holds when it is restored from a backup, or put back in its place. */
  const ofBackups = new Map<string, Ledger>();
  /** Of those that were made; another may be whole and not verified. */
  const acknowledged = new Set<string>();
  let present: Ledger = emptyLedger;
  /** What was told of each thing, so that one that is lost can be followed. */
  const trails = new Map<string, string[]>();
  let restored: Ledger | null = null;
  let replaced: Ledger | null = null;
  let lastBackup: string | null = null;
  let nextNumber = 100;
  let round = 0;
  let ahead = 0;
  /** A deed about backups that was begun and not acknowledged. */
  let cutOff: { readonly deed: Deed; readonly backup: string | null } | null = null;
  let atBackup: Ledger = emptyLedger;
  /** A start was asked to swap, and did not tell yet that it has. */
  let isSwapping = false;

  function trace(things: Iterable<string>, what: string): void {
    for (const thing of things)
      trails.set(thing, [...(trails.get(thing) ?? []).slice(-11), `${what} in round ${round}`]);
  }

  async function beforeStart(): Promise<void> {
    // How far a deed on restored stores came before its kill is told by the disk: each of them is one renaming.
    const waits = momentIn(restorePlace.restored(data)) !== null;
    if (cutOff?.deed === 'undo restore') {
      if (restored) restored = waits ? restored : null;
      else if (waits) [restored, replaced] = [replaced, null];
    }
    if (cutOff?.deed === 'restore' && waits) restored = ofBackups.get(cutOff.backup ?? '') ?? null;
    if (cutOff?.deed === 'keep restored' && !existsSync(restorePlace.replaced(data))) replaced = null;
    cutOff = null;
    if (isSwapping) return;
    if (waits !== (restored !== null))
      troubles.lost.push(
        `round ${round}: a restored store ${waits ? 'waits that nobody asked for' : 'is gone'}`,
      );
    if (!restored) return;
    // What waits to be taken in comes into the restored store, and is in no other any more.
    const waiting = (await listSpool(data)).map(({ frame }) => `frame ${frame}`);
    const withWaiting = (is: 'there' | null): Readonly<Record<string, 'there' | null>> =>
      Object.fromEntries(waiting.map((thing) => [thing, is]));
    trace(
      new Set([...present.keys(), ...restored.keys()]),
      `a store put in place${waiting.length ? `, ${waiting.join()} waiting` : ''}`,
    );
    [present, replaced] = [settle(restored, withWaiting('there')), settle(present, withWaiting(null))];
    restored = null;
    isSwapping = true;
    count('restored stores put in place');
  }

  function hear(told: Told): void {
    if (told.kind === 'begins') {
      trace(Object.keys(told.changes), `${told.deed} begun`);
      present = doubt(present, told.changes);
      nextNumber = Math.max(nextNumber, ...Object.keys(told.changes).map((thing) => numberIn(thing) + 1));
      for (const value of Object.values(told.changes))
        nextNumber = Math.max(nextNumber, 1 + (Number(/as of (\d+)/.exec(value ?? '')?.[1]) || 0));
      if (told.deed === 'backup') atBackup = present;
      cutOff = { deed: told.deed, backup: told.backup };
    }
    if (told.kind === 'ahead') ahead = told.ms;
    if (told.kind === 'done') {
      trace(Object.keys(told.changes), `${told.deed} done`);
      count(`${told.deed}, acknowledged`);
      present = settle(present, told.changes);
      cutOff = null;
      if (told.deed === 'backup') {
        ofBackups.set(told.backup!, atBackup);
        lastBackup = told.backup;
        acknowledged.add(told.backup!);
      }
      if (told.deed === 'restore') restored = ofBackups.get(told.backup!)!;
      if (told.deed === 'keep restored') replaced = null;
      if (told.deed === 'undo restore') {
        if (restored) restored = null;
        else [restored, replaced] = [replaced, null];
      }
    }
    if (told.kind === 'refused')
      troubles.ended.push(`round ${round}: ${told.deed} was refused: ${told.reason}`);
  }

  const trailOf = (thing: string): string => trails.get(thing)?.join(', ') ?? 'nothing';

  function look(found: Pick<Found, 'things'>, when: string): void {
    const { lost, risen, twice, ledger } = compare(present, found);
    troubles.lost.push(
      ...[...lost, ...risen].map((what) => `${when}: ${what} (told: ${trailOf(what.split(':')[0]!)})`),
    );
    troubles.twice.push(...twice.map((what) => `${when}: ${what}`));
    present = ledger;
    count('things compared', found.things.length);
  }

  function lookAtBackups({ backups: list }: Found): void {
    for (const { id, ok, reason } of list) {
      // Made whole, and killed before that was told.
      if (!ofBackups.has(id)) ofBackups.set(id, atBackup);
      else if (!ok && acknowledged.has(id)) troubles.lost.push(`round ${round}: backup ${id}: ${reason}`);
    }
    const newest = list.find(({ ok }) => ok)?.id ?? '';
    if (lastBackup !== null && newest < lastBackup)
      troubles.lost.push(`round ${round}: backup ${lastBackup} was acknowledged and is gone`);
  }

  async function killOnce(plan: KillPlan): Promise<void> {
    round += 1;
    await beforeStart();
    const orders: Orders = {
      dataFolder: data,
      backupFolder: backups,
      server: model.server,
      model: model.model,
      backend,
      ahead,
      seed: parts.seed * 1_000 + round,
      aim: plan.aim,
      deedsBefore: plan.deedsBefore,
      nextNumber,
    };
    const child = fork(new URL('./engine-to-kill.ts', import.meta.url), [JSON.stringify(orders)], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // The runtime's own way of reading TypeScript: another would keep what it made of these files in the temporary folder.
      execArgv: [],
      env: { ...process.env, TMPDIR: temporary },
    });
    let said = '';
    for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (text) => (said += String(text)));
    let aimed: Deed | null = null;
    let begun: Deed = 'start';
    const lastDeed = (): string => `${cutOff ? 'in the middle of' : 'after'} "${begun}"`;
    let startedAt = performance.now();
    let waitsFor = 'it does not answer, so its thread is busy';
    const patience = setTimeout(() => {
      child.send('what do you wait for?', () => {});
      setTimeout(() => {
        troubles.ended.push(
          `round ${round}: on the way to "${plan.aim}" nothing for ${patienceMs / 1000} s, ${lastDeed()}, at a load of ${loadavg()[0]!.toFixed(1)}; ${waitsFor}; ${said.slice(-1_000)}`,
        );
        child.kill('SIGKILL');
      }, answerMs);
    }, patienceMs);
    const aim = (deed: Deed): void => {
      aimed = deed;
      const usual = meanOf(durations.get(deed)) ?? guesses.get(deed) ?? firstGuessMs;
      setTimeout(() => child.kill('SIGKILL'), plan.moment * 1.2 * usual);
    };
    child.on('message', (told: Told) => {
      if (told.kind === 'waits') waitsFor = told.for;
      else patience.refresh();
      hear(told);
      if (told.kind === 'begins') begun = told.deed;
      if (told.kind === 'loaded' || told.kind === 'begins') startedAt = performance.now();
      if (told.kind === 'started' || told.kind === 'done') {
        const deed = told.kind === 'done' ? told.deed : 'start';
        durations.set(deed, [...(durations.get(deed) ?? []).slice(-20), performance.now() - startedAt]);
      }
      if (told.kind === 'loaded' && plan.aim === 'start') aim('start');
      if (told.kind === 'started') {
        isSwapping = false;
        look(told.found, `round ${round}`);
        lookAtBackups(told.found);
      }
      if (told.kind === 'begins' && told.isAim && aimed === null) {
        aim(told.deed);
        count(`killed around ${told.deed}`);
      }
    });
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    clearTimeout(patience);
    // Until it came to its end once, it is given ever more time.
    if (aimed !== null && !durations.has(aimed))
      guesses.set(aimed, 1.5 * (guesses.get(aimed) ?? firstGuessMs));
    if (plan.aim === 'start') count('killed around start');
    if (signal !== 'SIGKILL') {
      troubles.ended.push(
        `round ${round}: ended by itself (${code ?? signal}), ${lastDeed()}: ${said.slice(-2_000)}`,
      );
    }
    troubles.plain.push(...findPlainText(data), ...findPlainText(temporary));
    for (const words of ['Letter ', 'Picture ', 'Falcon ', 'lucky number'])
      if (said.includes(words)) troubles.plain.push(`the log of round ${round}: ${words}`);
  }

  return {
    data,
    backups,
    backend,
    ahead: () => ahead,
    ledger: () => present,
    killOnce,
    trailOf,
    look,
    beforeStart,
  };
}

function numberIn(thing: string): number {
  return Number(thing.split(' ')[1]);
}

function meanOf(values: readonly number[] | undefined): number | null {
  return values?.length ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
}
