/** What the nodes of a YAML document hold and where they stand. */
import { isAlias, isScalar, type Document, type Node, type YAMLMap } from 'yaml';

/** The pairs of a map; an alias is followed. */
export function entriesOf(
  map: YAMLMap,
  document: Document,
): { readonly key: unknown; readonly value: unknown }[] {
  return map.items.map(({ key, value }) => ({
    key,
    value: isAlias(value) ? value.resolve(document) : value,
  }));
}

/** A key as it is written: `007` and `null` are names like any other. */
export function nameOf(key: unknown): string {
  return sourceOf(key) ?? String(key);
}

/** The text of a scalar, also where YAML makes a number, true, false or null of it; null for everything else. */
export function sourceOf(node: unknown): string | null {
  if (!isScalar(node)) return null;
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}

export function isEmpty(node: unknown): boolean {
  return node === null || node === undefined || (isScalar(node) && node.value === null);
}

/** Throws for what cannot be resolved. */
export function plainValue(node: unknown, document: Document): unknown {
  return isNode(node) ? (node.toJS(document) as unknown) : (node ?? null);
}

/** Where it begins in the text. */
export function offsetOf(node: unknown, otherwise = 0): number {
  return isNode(node) ? (node.range?.[0] ?? otherwise) : otherwise;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'toJS' in value;
}
