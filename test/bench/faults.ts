/**
 * Faults: the engine is killed (SIGKILL) at random moments of recording, absorbing, flushing, writing, editing, deleting, backing up,
 * restoring, starting, and of bringing a store to a new layout. After each kill what the next start finds is held against what
 * was acknowledged. `--kills N`, `--seed N`; the same seed aims at the same deeds. `--file F` reads the kills from a file
 * (one JSON object a line, see `faults/kill-plan.ts`).
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations } from '../../src-main/store/migrate.ts';
import { startScriptedModel } from '../helpers/scripted-model.ts';
import { lookThrough } from './faults/last-look.ts';
import { plannedKills, readKills, type AnyKill, type KillPlan } from './faults/kill-plan.ts';
import { killMigration } from './faults/migrations.ts';
import { repeatingModel } from './faults/setting.ts';
import { createWorld, type Troubles } from './faults/world.ts';
import type { BenchArgs, BenchReport, Floor } from './report.ts';

const usualKills = 60;
/** Of one data folder; then the next one begins, with the other backend of conversation memory. */
const killsOfWorld = 30;

export async function run(args: BenchArgs): Promise<BenchReport> {
  const seed = args.seed ?? Date.now() % 1_000_000;
  const kills = args.file === null ? plannedKills(seed, args.kills ?? usualKills) : readKills(args.file);
  console.log(`seed ${seed}, ${kills.length} kills`);
  const root = mkdtempSync(join(tmpdir(), 'mneme-bench-faults-'));
  const troubles: Troubles = { lost: [], twice: [], plain: [], ended: [] };
  const counts: Record<string, number> = {};
  const count = (what: string, times = 1): void => void (counts[what] = (counts[what] ?? 0) + times);
  const startedAt = performance.now();
  const isOfEngine = (kill: AnyKill): kill is KillPlan => kill.aim !== 'migrate';
  const engineKills = kills.filter(isOfEngine);
  const migrationKills = kills.filter((kill) => !isOfEngine(kill));
  try {
    for (const [place, { moment }] of migrationKills.entries()) {
      const version = 1 + (place % (migrations.length - 1));
      await killMigration(join(root, `layout-${place}`), version, moment, troubles);
      rmSync(join(root, `layout-${place}`), { recursive: true, force: true });
      count('killed around migrate');
    }
    for (let first = 0; first < engineKills.length; first += killsOfWorld) {
      await endWorld(first, engineKills.slice(first, first + killsOfWorld));
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  const figures: Record<string, number> = {
    seed,
    kills: kills.length,
    'acknowledged writes lost': troubles.lost.length,
    'stored twice': troubles.twice.length,
    'plain text in files and logs': troubles.plain.length,
    'ended by itself, refused or stuck': troubles.ended.length,
    seconds: Math.round((performance.now() - startedAt) / 1000),
    ...counts,
  };
  const floors: Record<string, Floor> = {};
  for (const name of [
    'acknowledged writes lost',
    'stored twice',
    'plain text in files and logs',
    'ended by itself, refused or stuck',
  ])
    floors[name] = { floor: 0, value: figures[name]!, ok: figures[name] === 0 };
  return {
    bench: 'faults',
    setting: `data folders of ${killsOfWorld} kills each, backends mem0 and file in turn, a scripted model server over HTTP`,
    figures,
    floors,
  };

  async function endWorld(first: number, plans: readonly KillPlan[]): Promise<void> {
    const folder = join(root, `world-${first}`);
    mkdirSync(folder);
    const model = await startScriptedModel(repeatingModel);
    const common = { model, troubles, count };
    try {
      const backend = (first / killsOfWorld) % 2 === 0 ? 'mem0' : 'file';
      const world = createWorld({ ...common, folder, backend, seed: seed + first });
      for (const [place, plan] of plans.entries()) {
        const before = toldOf(troubles);
        await world.killOnce(plan);
        tellFrom(before, `kill ${first + place + 1}: ${JSON.stringify(plan)}`);
        if (!args.json && (first + place + 1) % 20 === 0) console.log(`${first + place + 1} kills`);
      }
      const before = toldOf(troubles);
      await lookThrough(world, common);
      tellFrom(before, `after kill ${first + plans.length}`);
    } finally {
      await model.close();
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** What is new since then, at once: a run may take an hour. */
  function tellFrom(before: Readonly<Record<string, number>>, when: string): void {
    for (const [sort, list] of Object.entries(troubles))
      for (const what of (list as string[]).slice(before[sort], before[sort]! + 20))
        console.error(`${when}: ${sort}: ${what}`);
  }
}

function toldOf(troubles: Troubles): Record<string, number> {
  return Object.fromEntries(
    Object.entries(troubles).map(([sort, list]) => [sort, (list as string[]).length]),
  );
}
