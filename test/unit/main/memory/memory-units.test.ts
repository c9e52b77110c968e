import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecesOfText } from '../../../../src-main/memory/memory-units.ts';
import { openMemories, semanticFields } from '../../../helpers/memories-bed.ts';

const byOwner = { actor: 'owner' } as const;

describe('the pieces of a text', () => {
  it('hold every character that is not space, once and in its order, and none is too long', () => {
    const line = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.nat(600).map((words) => 'word '.repeat(words)),
      fc.nat(4_000).map((chars) => '記'.repeat(chars)),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const text = lines.join('\n');
        const pieces = piecesOfText(text);
        expect(pieces.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(1_500);
          expect(piece.split(/\s+/u).length).toBeLessThanOrEqual(200);
          expect(piece).not.toBe('');
        }
      }),
    );
  });

  it('end where a line ends, if they can', () => {
    const first = 'a '.repeat(150).trim();
    const second = 'b '.repeat(150).trim();
    expect(piecesOfText(`${first}\n${second}`)).toEqual([first, second]);
  });
});

it('pieces that stay as they are keep their vectors when others change', () => {
  const { db, memories, removedUnits } = openMemories();
  const long = (word: string) => `${word} `.repeat(190).trim();
  const details = [long('alpha'), long('beta'), long('gamma')].join('\n');
  const { id } = memories.add({ kind: 'semantic', fields: semanticFields({ details }) }, [], byOwner);
  db.run('DELETE FROM units_waiting');
  const units = () => db.all<{ id: number; text: string }>('SELECT id, text FROM units ORDER BY position');
  const before = units();
  memories.update(id, { fields: { details: [long('alpha'), long('delta')].join('\n') } }, [], byOwner);
  expect(units().map((unit) => unit.id)).toEqual(before.slice(0, -1).map((unit) => unit.id));
  expect(removedUnits).toEqual([before.at(-1)!.id]);
  const changed = units().filter((unit, i) => unit.text !== before[i]!.text);
  expect(db.column('SELECT unit_id FROM units_waiting')).toEqual(changed.map((unit) => unit.id));
  expect(changed).toHaveLength(1);
});
