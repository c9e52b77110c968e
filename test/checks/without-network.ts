/**
 * Runs a program where there is no network: in a network namespace of its own that has nothing but its loopback. So the
 * end-to-end tests prove, each of them, that the application needs none.
 */
import { spawnSync } from 'node:child_process';

/** The program and its arguments, wrapped where this machine allows it (root on Linux); else as they came. */
export function withoutNetwork(
  program: string,
  args: readonly string[],
): { program: string; args: readonly string[]; isCutOff: boolean } {
  if (!canCutOff()) return { program, args, isCutOff: false };
  const wrapped = ['-n', 'sh', '-c', 'ip link set lo up && exec "$0" "$@"', program, ...args];
  return { program: 'unshare', args: wrapped, isCutOff: true };
}

function canCutOff(): boolean {
  if (process.platform !== 'linux') return false;
  return spawnSync('unshare', ['-n', 'ip', 'link', 'set', 'lo', 'up'], { stdio: 'ignore' }).status === 0;
}
