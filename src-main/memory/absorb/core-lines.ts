/** A block of core memory is changed line by line, never rewritten by a model. */
import { foldText } from '../../store/text-normal.ts';

export interface LineChange {
  readonly text: string;
  /** Counts from 1; null, or a line that is not there, appends. */
  readonly replaces: number | null;
}

/** The block with the changes made, all of them to the lines as they are numbered now. A line that is there already stays one. */
export function changeLines(block: string, changes: readonly LineChange[]): string {
  const lines = block.split('\n').filter((line) => line.trim() !== '');
  const numbered = block.split('\n');
  for (const { text, replaces } of changes) {
    const line = text.replace(/\s+/gu, ' ').trim();
    const old = replaces === null ? undefined : numbered[replaces - 1];
    const place = old === undefined ? -1 : lines.indexOf(old);
    const same = lines.findIndex((known) => fold(known) === fold(line));
    if (same >= 0) {
      if (place >= 0 && place !== same) lines.splice(place, 1);
    } else if (place >= 0) lines[place] = line;
    else lines.push(line);
  }
  return lines.join('\n');
}

function fold(line: string): string {
  return foldText(line)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
