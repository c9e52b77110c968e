/** Swaps in a restored store and is killed before the n-th change of the file system: `<data folder> <n>`. */
import fs from 'node:fs';
import { swapRestored } from '../../src-main/backup/swap-restored.ts';

const [folder = '', killBefore = '0'] = process.argv.slice(2);
let changes = 0;

function killAtLast<Work extends (...given: never[]) => unknown>(work: Work): Work {
  return ((...given: Parameters<Work>) => {
    changes += 1;
    if (changes === Number(killBefore)) process.kill(process.pid, 'SIGKILL');
    return work(...given);
  }) as Work;
}

fs.renameSync = killAtLast(fs.renameSync);
fs.mkdirSync = killAtLast(fs.mkdirSync) satisfies typeof fs.mkdirSync;
fs.rmSync = killAtLast(fs.rmSync);
fs.writeFileSync = killAtLast(fs.writeFileSync) satisfies typeof fs.writeFileSync;

swapRestored(folder, 7);
process.stdout.write('swapped');
