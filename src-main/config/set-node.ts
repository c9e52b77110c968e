/** Changes one place in a YAML document and leaves the rest of it as its owner wrote it. */
import { isDeepStrictEqual } from 'node:util';
import { isAlias, isCollection, isMap, isNode, isScalar, isSeq, Scalar, visit, YAMLMap } from 'yaml';
import type { Document, Node, Pair, YAMLSeq } from 'yaml';
import { nameOf } from './nodes.ts';

/** Groups on the way that are missing are made. A name that YAML would take for something else is put in quotes. */
export function setNode(document: Document, path: readonly string[], value: unknown): void {
  if (!isMap(document.contents)) document.contents = new YAMLMap();
  let map = document.contents as YAMLMap;
  for (const part of path.slice(0, -1)) {
    const pair = pairOf(map, part) ?? addPair(document, map, part);
    if (!isMap(pair.value)) pair.value = new YAMLMap();
    map = pair.value as YAMLMap;
  }
  const last = path.at(-1)!;
  const pair = pairOf(map, last) ?? addPair(document, map, last);
  const node = pair.value;
  if (Array.isArray(value) && isSeq(node)) setItems(document, node, value);
  else if (isScalar(node) && (typeof value !== 'object' || value === null)) setScalar(node, value);
  else pair.value = newNode(document, value);
}

/** What stands there goes, with the comments that belong to it. */
export function removeNode(document: Document, path: readonly string[]): void {
  let map: unknown = document.contents;
  for (const part of path.slice(0, -1)) map = isMap(map) ? pairOf(map, part)?.value : null;
  if (isMap(map)) map.items = map.items.filter(({ key }) => nameOf(key) !== path.at(-1));
}

/** Puts what they stand for in the place of all aliases: a change in one place is no change in another then. */
export function writeAliasesOut(document: Document): void {
  visit(document, {
    Alias: (_key, alias) => alias.resolve(document)?.clone() as Node | undefined,
  });
  visit(document, {
    Node(_key, node) {
      if (isScalar(node) || isCollection(node)) delete node.anchor;
    },
  });
}

export function hasAliases(document: Document): boolean {
  let found = false;
  visit(document, {
    Alias() {
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}

function pairOf(map: YAMLMap, name: string): Pair | undefined {
  return map.items.find(({ key }) => nameOf(key) === name);
}

function addPair(document: Document, map: YAMLMap, name: string): Pair {
  if (map.items.length === 0) map.flow = false;
  const key = new Scalar(name);
  quoteOddText(key);
  const pair = document.createPair(key, null);
  map.items.push(pair);
  return pair;
}

/**
 * YAML 1.1, which other programs read, takes more words for true and false than YAML 1.2 does; and the library indents a text
 * of several lines that begins with a space by two, whatever the rest of the file is indented by.
 */
function quoteOddText(scalar: Scalar): void {
  const { value } = scalar;
  if (typeof value !== 'string') return;
  if (/^(y|yes|n|no|on|off)$/iu.test(value) || /^\s[^]*\n/u.test(value)) scalar.type = Scalar.QUOTE_DOUBLE;
}

/** Lists of names stand on one line, as `[memory]`. */
function newNode(document: Document, value: unknown): Node {
  const node = document.createNode(value);
  visit(node, {
    Seq(_key, list) {
      list.flow = list.items.every((item) => isScalar(item));
    },
    Scalar: (_key, scalar) => quoteOddText(scalar),
  });
  return node;
}

function setScalar(scalar: Scalar, value: unknown): void {
  scalar.value = value;
  delete scalar.source;
  delete scalar.format;
  delete scalar.minFractionDigits;
  if (scalar.type === Scalar.BLOCK_FOLDED || scalar.type === Scalar.BLOCK_LITERAL) delete scalar.type;
  quoteOddText(scalar);
}

/** Items that stay keep their nodes, and so their comments. */
function setItems(document: Document, list: YAMLSeq, values: readonly unknown[]): void {
  const old = list.items.map((node) => ({
    node,
    value: isNode(node) ? (node.toJS(document) as unknown) : node,
  }));
  list.items = values.map((value) => {
    const at = old.findIndex((item) => isDeepStrictEqual(item.value, value));
    return at < 0 ? newNode(document, value) : old.splice(at, 1)[0]!.node;
  });
  if (list.items.some((item) => !isScalar(item) && !isAlias(item))) list.flow = false;
}
