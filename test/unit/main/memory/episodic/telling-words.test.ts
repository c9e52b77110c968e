import { expect, it } from 'vitest';
import { tellingOf } from '../../../../../src-main/memory/episodic/telling-words.ts';
import { createTermCounts } from '../../../../../src-main/store/term-counts.ts';
import { addUnits } from '../../../../../src-main/memory/units.ts';
import { openTestStore } from '../../../../helpers/temporary-store.ts';

/** A store in which some words stand everywhere. */
function countsOf(common: string) {
  const { db } = openTestStore();
  const units = Array.from({ length: 60 }, (_, i) => ({
    text: `${common} ${i}`,
    author: null,
    byOwner: false,
    occurredAt: i,
    frameId: null,
  }));
  for (const [i, unit] of units.entries()) addUnits(db, `s${i}`, [unit]);
  return createTermCounts(db);
}

const texts = [
  'Report\nFile Edit View Help\nLayers Frame Hinge Wheels Cover\nAll notes Garden Bank Travel Work\nThe boiler lost pressure and the boiler needs a new valve\n12:30 4711 88 99 1001 7',
  'Valve prices from three different plumbers\nOK',
];

it('takes words that are frequent here and rare elsewhere, as they are written, and none of the title', () => {
  const { words } = tellingOf(texts, 'Pressure report', countsOf('file edit view help'), {
    words: 3,
    lines: 0,
  });
  expect(words.slice(0, 2)).toEqual(['boiler', 'valve']);
  expect(words.map((word) => word.toLowerCase())).not.toContain('pressure');
  expect(words).not.toContain('File');
});

it('takes whole sentences in the order in which they were seen, and neither menus nor numbers nor the title', () => {
  const { lines } = tellingOf(texts, 'Report', countsOf('file edit view help'), { words: 0, lines: 5 });
  expect(lines).toEqual([
    'The boiler lost pressure and the boiler needs a new valve',
    'Valve prices from three different plumbers',
  ]);
});

it('says nothing of a text without words', () => {
  const counts = countsOf('x');
  expect(tellingOf([], 'Report', counts, { words: 5, lines: 5 })).toEqual({ words: [], lines: [] });
  expect(tellingOf(['$ 12 %% 99', 'a b c'], '', counts, { words: 5, lines: 5 })).toEqual({
    words: [],
    lines: [],
  });
});
