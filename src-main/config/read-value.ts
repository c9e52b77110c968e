/** One value in config.yaml, read by its schema or named as wrong. */
import { isAlias, isSeq, type Document } from 'yaml';
import type { z } from 'zod';
import { allowedValues } from '../../src-preload/contract/allowed-values.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { describeFound } from './describe-found.ts';
import { offsetOf, plainValue, sourceOf } from './nodes.ts';
import type { Problem } from './problems.ts';

export interface Place {
  /** The dotted key, for the message. */
  readonly key: string;
  readonly schema: z.ZodType;
  /** What stands behind the key; aliases are followed. */
  readonly node: unknown;
  /** Where the key stands, for values that stand nowhere. */
  readonly keyOffset: number;
  /** Where it is a text, or a list of texts: a number, true and false are the text that they look like. */
  readonly asText?: boolean;
  /** From what is written to what the schema checks. */
  readonly convert?: (raw: unknown) => unknown;
}

/** The value; undefined for a key with nothing behind it, which counts as not written, and for a wrong one. */
export function readValue(document: Document, place: Place, problems: Problem[]): unknown {
  const { key, schema, node, keyOffset } = place;
  const raw = plainValue(node, document);
  const result = schema.safeParse(place.convert?.(raw) ?? raw);
  if (result.success) return result.data;
  if (raw === null) return undefined;
  if (place.asText) {
    const text = schema.safeParse(textOf(node, raw, document));
    if (text.success) return text.data;
  }
  const item = result.error.issues[0]?.path[0];
  const inList = Array.isArray(raw) && isSeq(node) && typeof item === 'number';
  const at = inList ? node.items[item] : node;
  const found = describeFound(inList ? (raw as readonly unknown[])[item] : raw);
  const values = { key, found, allowed: allowedValues(schema) };
  const message = inList
    ? say('{key}, item {item}, is {found}; allowed is {allowed}.', { ...values, item: item + 1 })
    : say('{key} is {found}; allowed is {allowed}.', values);
  problems.push({ at: offsetOf(at, keyOffset), message });
  return undefined;
}

function textOf(node: unknown, raw: unknown, document: Document): unknown {
  if (!isSeq(node)) return sourceOf(node) ?? raw;
  return node.items.map((item) => {
    const meant = isAlias(item) ? item.resolve(document) : item;
    return sourceOf(meant) ?? plainValue(item, document);
  });
}
