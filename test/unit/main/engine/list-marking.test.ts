import { expect, it, vi } from 'vitest';
import { createListMarking } from '../../../../src-main/engine/list-marking.ts';
import { silentLog } from '../../../../src-main/base/log.ts';
import { listQuery } from '../../../helpers/memories-bed.ts';

it('goes through the list that is shown bit by bit, leaves it for another one, and ends when it is stopped', async () => {
  const turns: string[] = [];
  const [first, second, third] = [{}, { order: 'title' }, { order: 'changed' }].map((query) =>
    listQuery(query as never),
  );
  const marking = createListMarking(
    {
      mark(query) {
        turns.push(query.order);
        if (turns.length === 2) marking.show(second!);
        if (turns.length === 6) marking.stop();
        return turns.length !== 4;
      },
    },
    silentLog,
  );
  marking.show(first!);
  expect(turns).toEqual([]);
  await vi.waitFor(() => expect(turns).toEqual(['happened', 'happened', 'title', 'title']));
  marking.show(third!);
  await vi.waitFor(() => expect(turns.slice(4)).toEqual(['changed', 'changed']));
  marking.show(first!);
  await new Promise((resolve) => setImmediate(resolve));
  expect(turns).toHaveLength(6);
});

it('a list that cannot be gone through is told to the log, and hinders no other', async () => {
  const log = vi.fn();
  let asked = 0;
  const marking = createListMarking(
    {
      mark() {
        asked += 1;
        if (asked === 1) throw new Error('the disk is gone');
        return false;
      },
    },
    log,
  );
  marking.show(listQuery());
  await vi.waitFor(() => expect(log).toHaveBeenCalledOnce());
  marking.show(listQuery());
  await vi.waitFor(() => expect(asked).toBe(2));
});
