/**
 * Which page of a damaged store belongs to what. Interior pages name those below them; where one is lost, the map of parents that
 * a store keeps for giving pages back (SQLite's "pointer map") names those above.
 */
import type { SealedPages } from './sealed-pages.ts';
import { usableBytes } from './sealed-pages.ts';
import { childrenOf, firstRowid, kindOf, pageKind, rowsOf } from './tree-pages.ts';

export interface SchemaEntry {
  readonly type: string;
  readonly name: string;
  readonly table: string;
  readonly root: number;
}

export interface Survey {
  /** What is written in the store itself of its tables and indexes. */
  readonly schema: readonly SchemaEntry[];
  /** Of the layout; null where the first page is lost. */
  readonly version: number | null;
  /** Pages that are damaged or gone. */
  readonly lost: readonly number[];
  /** The pages of the tree with this root that hold rows, in the order of their rows where these are numbered. */
  pagesOf(root: number): readonly number[];
  /** The root of the tree that a page belongs to, 0 where that cannot be known. */
  rootOf(page: number): number;
  /** Pages with rows that belong to no tree of the schema, together as far as they belong together. */
  readonly strays: ReadonlyMap<number, readonly number[]>;
}

const schemaRoot = 1;
const entriesAMap = Math.floor(usableBytes / 5);
/** In a map of parents. */
const mapped = { root: 1, free: 2 } as const;
/** Where SQLite locks; no page is there. */
const lockingPage = 2 ** 30 / 4096 + 1;

/** Reads every page once. `onProgress` hears how many. */
export function survey(pages: SealedPages, onProgress: (done: number) => void): Survey {
  const { count, read } = pages;
  const kinds = new Uint8Array(count + 1);
  const parents = new Int32Array(count + 1);
  const firsts = new Float64Array(count + 1);
  const roots = new Int32Array(count + 1);
  const lost: number[] = [];
  const header = read(1);
  const isMapped = header ? header.readUInt32BE(52) > 0 : looksMapped(read(2));
  for (let page = 1; page <= count; page++) {
    if (page % 500 === 0) onProgress(page);
    if (page === lockingPage) continue;
    const bytes = read(page);
    if (bytes === null) {
      lost.push(page);
      continue;
    }
    // What stands in a map may look like a page of a tree.
    if (isMapPage(page)) continue;
    kinds[page] = kindOf(bytes, page);
    if (kinds[page] === pageKind.tableLeaf) firsts[page] = firstRowid(bytes, page);
    for (const child of childrenOf(bytes, page)) if (child > 1 && child <= count) parents[child] = page;
  }
  onProgress(count);

  let knownMap = 0;
  let map: Buffer | null = null;

  /** What the map of parents says of a page; null where there is none, or it is lost. */
  function mapEntry(page: number): { readonly type: number; readonly parent: number } | null {
    if (!isMapped || page < 3) return null;
    const at = Math.floor((page - 2) / (entriesAMap + 1)) * (entriesAMap + 1) + 2;
    const mapPage = at === lockingPage ? at + 1 : at;
    if (page === mapPage) return null;
    if (knownMap !== mapPage) [knownMap, map] = [mapPage, read(mapPage)];
    const entry = 5 * (page - mapPage - 1);
    if (map === null || entry < 0 || entry + 5 > map.length) return null;
    return { type: map[entry]!, parent: map.readUInt32BE(entry + 1) };
  }

  function isMapPage(page: number): boolean {
    return isMapped && page >= 2 && (page - 2) % (entriesAMap + 1) === 0;
  }

  let isKnownRoot = new Set<number>([schemaRoot]);

  /** The highest page above a page that can be named, itself where there is none; 0 for one that is free. */
  function topOf(page: number): number {
    const way: number[] = [];
    let at = page;
    for (let steps = 0; steps <= count; steps++) {
      if (isKnownRoot.has(at)) break;
      const before = roots[at]!;
      if (before > 0) {
        at = before;
        break;
      }
      const entry = parents[at] === 0 ? mapEntry(at) : null;
      if (entry?.type === mapped.free || (at === page && isMapPage(page))) return 0;
      const above = parents[at] || (entry && entry.type !== mapped.root ? entry.parent : 0);
      if (above === 0 || above > count || above === at) break;
      way.push(at);
      at = above;
    }
    for (const one of way) roots[one] = at;
    return at;
  }

  function holdingRows(): Map<number, number[]> {
    const byTop = new Map<number, number[]>();
    for (let page = 1; page <= count; page++) {
      const kind = kinds[page];
      if (kind === 0 || kind === pageKind.tableInterior) continue;
      const top = topOf(page);
      if (top === 0) continue;
      const group = byTop.get(top);
      if (group) group.push(page);
      else byTop.set(top, [page]);
    }
    for (const group of byTop.values()) group.sort((a, b) => firsts[a]! - firsts[b]! || a - b);
    return byTop;
  }

  const schema = readSchema(holdingRows());
  isKnownRoot = new Set([schemaRoot, ...schema.map(({ root }) => root)]);
  roots.fill(0);
  const byTop = holdingRows();
  return {
    schema,
    version: header ? header.readUInt32BE(60) : null,
    lost: lost.filter((page) => topOf(page) !== 0 || isMapPage(page)),
    pagesOf: (root) => byTop.get(root) ?? [],
    rootOf(page) {
      const top = topOf(page);
      return isKnownRoot.has(top) ? top : 0;
    },
    strays: new Map([...byTop].filter(([top]) => !isKnownRoot.has(top))),
  };

  function readSchema(groups: ReadonlyMap<number, readonly number[]>): SchemaEntry[] {
    const ofSchema = groups.get(schemaRoot) ?? [];
    // Without the first page and a map nothing says whose they are, but what stands in them does.
    const strays = header ? [] : [...groups].flatMap(([top, group]) => (top === schemaRoot ? [] : group));
    const found = new Map<string, SchemaEntry>();
    for (const page of [...ofSchema, ...strays]) {
      const bytes = kinds[page] === pageKind.tableLeaf ? read(page) : null;
      if (bytes === null) continue;
      for (const { values } of rowsOf(bytes, page, read, () => {})) {
        const entry = schemaEntry(values);
        if (entry && !found.has(entry.name)) found.set(entry.name, entry);
      }
    }
    return [...found.values()];
  }
}

function schemaEntry(values: readonly unknown[]): SchemaEntry | null {
  const [type, name, table, root, sql] = values;
  if (values.length !== 5 || (type !== 'table' && type !== 'index')) return null;
  if (typeof name !== 'string' || typeof table !== 'string' || typeof root !== 'bigint') return null;
  if (sql !== null && !(typeof sql === 'string' && sql.startsWith('CREATE '))) return null;
  return root > 1n ? { type, name, table, root: Number(root) } : null;
}

/** The first entry of the first map is that of page 3, which is the root of a table in every store. */
function looksMapped(second: Buffer | null): boolean {
  return second !== null && second[0] === mapped.root && second.readUInt32BE(1) === 0;
}
