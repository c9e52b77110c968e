/** The whole check-up: what the shell sees, what the engine sees, and what other pages know. Changes nothing. */
import type { Permission, Status } from '../../src-preload/contract/app.ts';
import type { Checkup, CheckupFinding } from '../../src-preload/contract/doctor.ts';
import type { Settings } from '../../src-preload/contract/settings.ts';
import { tell, wordsOf } from '../../src-preload/contract/sentences/wording.ts';
import type { EngineHost } from './engine-host.ts';
import type { Refusal } from './refusals.ts';

export interface DoctorParts {
  readonly status: () => Status;
  readonly permissions: () => Promise<readonly Permission[]>;
  readonly settings: () => Settings;
  readonly refusals: () => readonly Refusal[];
  readonly engine: Pick<EngineHost, 'request'>;
  readonly now: () => number;
}

const dayMs = 86_400_000;
const backupAgeDays = 8;

export async function checkEverything(parts: DoctorParts): Promise<Checkup> {
  const status = parts.status();
  const own = [
    ...(await parts.permissions()).map(ofPermission),
    lookAtSettings(status),
    lookAtDisk(status),
    ...lookAtNetwork(parts.settings(), parts.refusals()),
    lookAtEngine(status),
  ];
  const engines = status.engine.state === 'ready' ? await askEngine(parts) : [];
  return { checkedAt: parts.now(), findings: [...own, ...engines] };
}

function ofPermission({ id, name, state, explanation, remedy }: Permission): CheckupFinding {
  const states = { given: 'ok', missing: id === 'screen' ? 'bad' : 'warn', unknown: 'unknown' } as const;
  return { id: `permission-${id}`, name, state: states[state], says: explanation, remedy, mend: null };
}

function lookAtSettings({ settingsTrouble }: Status): CheckupFinding {
  const about = { id: 'settings', name: tell('The settings file'), mend: null } as const;
  return settingsTrouble === ''
    ? { ...about, state: 'ok', says: tell('config.yaml is read and in force.'), remedy: '' }
    : {
        ...about,
        state: 'bad',
        says: settingsTrouble,
        remedy: tell('Mend the line that is named; the file is read again by itself.'),
      };
}

function lookAtDisk({ storage: { low, freeBytes } }: Status): CheckupFinding {
  const about = {
    id: 'disk',
    name: tell('Room on the disk'),
    says: tell('{gigabytes} GB are free.', { gigabytes: Math.round(freeBytes / 1e9) }),
  } as const;
  return low
    ? {
        ...about,
        state: 'bad',
        remedy: tell('Free some space, or keep pictures for a shorter time. Recording waits.'),
        mend: 'show-folder',
      }
    : { ...about, state: 'ok', remedy: '', mend: null };
}

function lookAtEngine({ engine }: Status): CheckupFinding {
  const about = { id: 'engine', name: tell('The memory itself') } as const;
  if (engine.state === 'ready')
    return { ...about, state: 'ok', says: tell('It runs.'), remedy: '', mend: null };
  if (engine.state === 'damaged')
    return {
      ...about,
      state: 'bad',
      says: engine.message,
      remedy: tell(
        'Open Mneme: it offers to repair the database, or to restore a backup. The damaged file is kept.',
      ),
      mend: null,
    };
  if (engine.state === 'no-key')
    return {
      ...about,
      state: 'bad',
      says: engine.message,
      remedy: tell(
        'Open Mneme: it tells what can be done, and puts the folder aside where you want to begin anew.',
      ),
      mend: null,
    };
  const isOver = engine.state === 'failed';
  return {
    ...about,
    state: isOver ? 'bad' : 'warn',
    says: engine.message || tell('It is being started.'),
    remedy: isOver
      ? tell('Start it again. Where its store is damaged, restore a backup; the damaged file is kept.')
      : tell('Wait a moment.'),
    mend: isOver ? 'restart-engine' : null,
  };
}

/** Servers that are spoken to in the clear, and what pages tried and did not get. */
function lookAtNetwork({ models, memory }: Settings, refusals: readonly Refusal[]): CheckupFinding[] {
  const servers = [models.chatServer, models.memoryServer, memory.llmHost, memory.embedderHost]
    .filter((server): server is string => typeof server === 'string' && server !== '')
    .map((server) => new URL(/^https?:/u.test(server) ? server : `http://${server}`));
  const open = servers.filter(({ protocol, hostname }) => protocol === 'http:' && !isHere(hostname));
  const names = [...new Set(servers.map(({ host }) => host))].join(', ');
  return [
    {
      ...{ id: 'network', name: tell('The network'), mend: null },
      state: open.length > 0 ? 'warn' : 'ok',
      says:
        names === ''
          ? tell('Nothing is sent anywhere.')
          : tell('Only what these servers need is sent, to them: {names}.', { names }),
      remedy:
        open.length > 0
          ? tell('What goes to {hosts} can be read on the way. Use https.', {
              hosts: open.map(({ host }) => host).join(', '),
            })
          : '',
    },
    {
      ...{ id: 'refusals', name: tell('What pages asked for'), mend: null, remedy: '' },
      state: 'ok',
      says:
        refusals.length === 0
          ? tell('No page asked for anything that it does not get.')
          : tell('Refused: {list}.', {
              list: refusals.map(({ what, name, count }) => `${what} ${name} (${count})`).join(', '),
            }),
    },
  ];
}

function isHere(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\./u.test(host);
}

async function askEngine({ engine, now }: DoctorParts): Promise<CheckupFinding[]> {
  const [own, indexes, backups] = await Promise.all([
    engine.request('engine.check-up', {}),
    engine.request('performance.check-indexes', {}),
    engine.request('backup.status', {}),
  ]);
  const unknown = (id: string, name: string, says: string): CheckupFinding => {
    return { id, name, state: 'unknown', says, remedy: '', mend: null };
  };
  return [
    ...(own.ok ? own.value.findings : [unknown('database', tell('The database'), wordsOf(own.error))]),
    indexes.ok
      ? ofIndexes(indexes.value.passages, indexes.value.findings)
      : unknown('indexes', tell('The indexes'), wordsOf(indexes.error)),
    backups.ok
      ? ofBackups(backups.value.lastVerifiedAt, backups.value.trouble, now())
      : unknown('backups', tell('Backups'), wordsOf(backups.error)),
  ];
}

function ofIndexes(
  passages: number,
  findings: readonly { readonly count: number; readonly mendedBy: string }[],
): CheckupFinding {
  const about = { id: 'indexes', name: tell('The indexes') } as const;
  if (findings.length === 0)
    return {
      ...about,
      state: 'ok',
      says: tell('They fit all {passages} passages.', { passages }),
      remedy: '',
      mend: null,
    };
  const count = findings.reduce((sum, finding) => sum + finding.count, 0);
  const jobs = ['write-passages', 'rebuild-words', 'embed-all', 'embed-missing'] as const;
  return {
    ...about,
    state: 'warn',
    says: tell('{count} entries do not fit their passages, so some of it is not found.', { count }),
    remedy: tell('Build it anew; search goes on meanwhile.'),
    mend: jobs.find((job) => findings.some(({ mendedBy }) => mendedBy === job)) ?? null,
  };
}

function ofBackups(verifiedAt: number | null, trouble: string, now: number): CheckupFinding {
  const about = { id: 'backups', name: tell('Backups') } as const;
  if (verifiedAt === null)
    return {
      ...about,
      state: 'warn',
      says: trouble || tell('There is none yet.'),
      remedy: tell('Make one now.'),
      mend: 'make-backup',
    };
  const days = Math.floor((now - verifiedAt) / dayMs);
  const says = tell('The last one that was opened and checked is {days} days old.', { days });
  return days > backupAgeDays || trouble !== ''
    ? {
        ...about,
        state: 'warn',
        says: trouble ? `${says} ${trouble}` : says,
        remedy: tell('Make one now.'),
        mend: 'make-backup',
      }
    : { ...about, state: 'ok', says, remedy: '', mend: null };
}
