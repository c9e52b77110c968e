/** Which kills: in which deed, after how many others, and how far into it. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { repeatable } from '../large-store/numbers.ts';
import { deeds, type Deed } from './told.ts';

const planSchema = z.object({
  aim: z.enum([...deeds, 'migrate']),
  deedsBefore: z.number().int().min(0),
  /** Of the usual time of the deed and a fifth more; 0..1 */
  moment: z.number().min(0).max(1),
});
export type KillPlan = z.infer<typeof planSchema> & { readonly aim: Deed };
export type AnyKill = z.infer<typeof planSchema>;

/** How often each is aimed at, of all kills. */
const aims: readonly (readonly [AnyKill['aim'], number])[] = [
  ['start', 10],
  ['capture', 16],
  ['absorb', 12],
  ['flush', 12],
  ['say', 5],
  ['write', 3],
  ['edit', 6],
  ['undo', 2],
  ['erase', 4],
  ['forget frame', 5],
  ['forget talk', 3],
  ['backup', 8],
  ['restore', 6],
  ['keep restored', 2],
  ['undo restore', 2],
  ['migrate', 4],
  ['lock', 4],
  ['unlock', 5],
  ['take in', 6],
  ['forget sealed', 3],
];

/** The same for the same seed. */
export function plannedKills(seed: number, kills: number): AnyKill[] {
  const random = repeatable(seed);
  const sum = aims.reduce((total, [, weight]) => total + weight, 0);
  return Array.from({ length: kills }, () => {
    let at = random() * sum;
    const [aim] = aims.find(([, weight]) => (at -= weight) < 0) ?? aims[0]!;
    return { aim, deedsBefore: Math.floor(random() * 6), moment: random() };
  });
}

/** A file of such kills, one JSON object a line. Throws with the line that is none. */
export function readKills(file: string): AnyKill[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, place) => {
      try {
        return planSchema.parse(JSON.parse(line));
      } catch (cause) {
        throw new Error(
          `${file}, line ${place + 1} is no kill. It wants, for example: {"aim":"flush","deedsBefore":3,"moment":0.5}.`,
          { cause },
        );
      }
    });
}
