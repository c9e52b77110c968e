/** What a process and all that it started cost, as Linux tells in /proc. */
import { readdirSync, readFileSync } from 'node:fs';

export interface TreeCost {
  /** Processor time of all, also of those that have ended and were waited for, in milliseconds. */
  readonly cpuMs: number;
  /** Memory, what is shared divided among those who share it (PSS), in 10^6 bytes. */
  readonly memoryMb: number;
  /** The same by process. */
  readonly memoryOf: readonly { readonly name: string; readonly mb: number }[];
  readonly processes: number;
  readonly threads: number;
  readonly openFiles: number;
}

/** Linux counts processor time in hundredths of a second on every common machine. */
const tickMs = 10;

export function measureTree(root: number): TreeCost {
  const stats = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(readStat);
  const members = new Set([root]);
  for (let before = 0; before !== members.size;) {
    before = members.size;
    for (const { pid, parent } of stats) if (members.has(parent)) members.add(pid);
  }
  const tree = stats.filter(({ pid }) => members.has(pid));
  const memoryOf = tree.map(({ pid }) => ({ name: nameOf(pid), mb: pssOf(pid) }));
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return {
    cpuMs: sum(tree.map(({ cpuMs }) => cpuMs)),
    memoryMb: sum(memoryOf.map(({ mb }) => mb)),
    memoryOf: memoryOf.sort((a, b) => b.mb - a.mb),
    processes: tree.length,
    threads: sum(tree.map(({ threads }) => threads)),
    openFiles: sum(tree.map(({ pid }) => listOrNone(`/proc/${pid}/fd`).length)),
  };
}

function readStat(pid: string) {
  const text = readOrNone(`/proc/${pid}/stat`);
  // The name in brackets may hold spaces; what follows is numbered from the state on, field 3 of proc_pid_stat(5).
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  if (fields.length < 18) return [];
  const [parent, own, ofEnded, threads] = [
    fields[1]!,
    fields[11]! + fields[12]!,
    fields[13]! + fields[14]!,
    fields[17]!,
  ];
  return [{ pid: Number(pid), parent, cpuMs: (own + ofEnded) * tickMs, threads }];
}

function pssOf(pid: number): number {
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(readOrNone(`/proc/${pid}/smaps_rollup`))?.[1];
  return (Number(kilobytes ?? 0) * 1024) / 1e6;
}

function nameOf(pid: number): string {
  const command = readOrNone(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
  return /--utility-sub-type=([\w.]+)/.exec(command)?.[1] ?? /--type=([\w-]+)/.exec(command)?.[1] ?? 'main';
}

/** A process may end between two looks. */
function readOrNone(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function listOrNone(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
