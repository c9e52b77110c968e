import { expect, it } from 'vitest';
import { endOfDay, tagsOf, tasksFor } from '../../../../../src-renderer/features/memories/chosen-task.ts';
import { columnsOf } from '../../../../../src-renderer/features/memories/board-columns.ts';

it('typed tags are parted by commas, each once and none empty or too long', () => {
  expect(tagsOf(' blue, round,,blue , ')).toEqual(['blue', 'round']);
  expect(tagsOf('x'.repeat(61))).toEqual([]);
});

it('a day ends with its last millisecond, also where the clocks change', () => {
  expect(new Date(endOfDay('2031-05-06')! + 1)).toEqual(new Date(2031, 4, 7));
  expect(endOfDay('')).toBeNull();
});

it('merging needs two, and is not offered for more than become one', () => {
  const offers = (count: number) => tasksFor(count).some(({ task }) => task === 'merge');
  expect([1, 2, 100, 101].map(offers)).toEqual([false, true, true, false]);
});

it('the board has a column for none and one for each category, or only those within one', () => {
  const category = (id: number, parentId: number | null, name: string) => ({
    id,
    parentId,
    name,
    colour: 0,
    position: 0,
    memories: id,
  });
  const tree = [category(1, null, 'Work'), category(2, 1, 'Invoices'), category(3, null, 'Garden')];
  expect(columnsOf(tree, null).map(({ name, count }) => [name, count])).toEqual([
    ['No category', null],
    ['Work', 1],
    ['Work › Invoices', 2],
    ['Garden', 3],
  ]);
  expect(columnsOf(tree, 1).map(({ key }) => key)).toEqual(['1', '2']);
});
