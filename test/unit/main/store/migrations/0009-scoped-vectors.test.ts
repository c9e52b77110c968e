import { describe, expect, it } from 'vitest';
import { addUnits } from '../../../../../src-main/memory/units.ts';
import { createVectorIndex } from '../../../../../src-main/store/vector-index.ts';
import { openTestStore } from '../../../../helpers/temporary-store.ts';

describe('passages of conversation memory', () => {
  const unit = (text: string, scope: string | null) => ({
    text,
    author: null,
    byOwner: false,
    occurredAt: 0,
    frameId: null,
    scope,
  });

  it('wait for a vector of their own only while they have an embedder of their own, and others never do', () => {
    const { db } = openTestStore();
    const { embedderId } = createVectorIndex(db, 'test', 8);
    const waiting = (): number[] => db.column<number>('SELECT unit_id FROM scoped_waiting ORDER BY unit_id');
    addUnits(db, 'a', [unit('before', 'agent_ada')]);
    expect(waiting()).toEqual([]);
    db.run('INSERT INTO scoped_embedder (id, embedder_id) VALUES (1, ?)', [embedderId]);
    const [ada] = addUnits(db, 'b', [unit('hers', 'agent_ada'), unit('the screen', null)]);
    expect(waiting()).toEqual([ada]);
    db.run('INSERT INTO scoped_vectors (unit_id, embedder_id, vector) VALUES (?, ?, ?)', [
      ada!,
      embedderId,
      new Uint8Array(8),
    ]);
    db.run('DELETE FROM scoped_waiting');
    db.run("UPDATE units SET text = 'hers, changed' WHERE id = ?", [ada!]);
    expect(waiting()).toEqual([ada]);
    expect(db.value('SELECT count(*) FROM scoped_vectors')).toBe(0);
    db.run('DELETE FROM units WHERE id = ?', [ada!]);
    expect(waiting()).toEqual([]);
  });
});
