import { expect, it } from 'vitest';
import { eventually } from '../../../../helpers/eventually.ts';
import type { MemorySummary } from '../../../../../src-preload/contract/memory.ts';
import {
  createMemoryPages,
  pageRows,
  type PagePart,
} from '../../../../../src-renderer/features/memories/memory-pages.ts';

/** Rows `r0`, `r1` … as the engine gives them; `perAnswer`: it stops looking after so many. */
function engineOf(rows: number, { isCounted = true, perAnswer = Infinity } = {}) {
  const asked: PagePart[] = [];
  const engine = {
    rows,
    asked,
    load: (part: PagePart) => {
      asked.push(part);
      const from = part.cursor === null ? part.offset : Number(part.cursor);
      const to = Math.min(engine.rows, from + Math.min(part.limit, perAnswer));
      const memories = Array.from({ length: Math.max(0, to - from) }, (_, at) => ({ id: `r${from + at}` }));
      return Promise.resolve({
        memories: memories as unknown as MemorySummary[],
        nextCursor: to < engine.rows ? String(to) : null,
        total: isCounted ? engine.rows : null,
      });
    },
  };
  return engine;
}

it('goes to any row of a million, and holds only what is near', async () => {
  const engine = engineOf(1_000_000);
  const pages = createMemoryPages(engine.load, () => {});
  await eventually(() => expect(pages.current().count).toBe(1_000_000));
  pages.show(700_000, 700_020);
  await eventually(() => expect(pages.current().rowAt(700_000)?.id).toBe('r700000'));
  await eventually(() => expect(pages.current().isLooking).toBe(false));
  expect(pages.current().rowAt(0)).toBeUndefined();
  for (let row = 0; row < 5_000; row += 50) {
    pages.show(row, row + 20);
    await eventually(() => expect(pages.current().rowAt(row + 20)?.id).toBe(`r${row + 20}`));
  }
  await eventually(() => expect(pages.current().isLooking).toBe(false));
  expect(pages.current().rowAt(3_000)).toBeUndefined();
  // Walking goes on from where the page before ended.
  expect(engine.asked.at(-1)?.cursor).not.toBeNull();
});

it('grows as it is scrolled where nobody counted, and fills a page that comes in parts', async () => {
  const engine = engineOf(250, { isCounted: false, perAnswer: 30 });
  const pages = createMemoryPages(engine.load, () => {});
  await eventually(() => expect(pages.current().isLooking).toBe(false));
  expect(pages.current().total).toBeNull();
  pages.show(pageRows, pageRows + 20);
  await eventually(() => expect(pages.current().total).toBe(250));
  expect(pages.current().rowAt(249)?.id).toBe('r249');
});

it('shows what it had until what changed is there', async () => {
  const engine = engineOf(3);
  const pages = createMemoryPages(engine.load, () => {});
  await eventually(() => expect(pages.current().total).toBe(3));
  engine.rows = 2;
  pages.refresh();
  expect(pages.current().rowAt(2)?.id).toBe('r2');
  await eventually(() => expect(pages.current().total).toBe(2));
  expect(pages.current().rowAt(2)).toBeUndefined();
});

it('tells what failed, and asks again when told to', async () => {
  const engine = engineOf(3);
  let fails = true;
  const pages = createMemoryPages(
    (part) => (fails ? Promise.reject(new Error('no engine')) : engine.load(part)),
    () => {},
  );
  await eventually(() => expect(pages.current().state).toBe('failed'));
  expect(pages.current().error?.message).toBe('no engine');
  fails = false;
  pages.refresh();
  await eventually(() => expect(pages.current().state).toBe('answered'));
});
