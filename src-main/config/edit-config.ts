/** Puts changed settings into the text of config.yaml; the owner's comments and the order of the keys stay. */
import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, isSeq, Scalar, type Document, type Node, type YAMLSeq } from 'yaml';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import type { Settings, SettingsPatch } from '../../src-preload/contract/settings.ts';
import { parseConfig } from './parse-config.ts';
import { rulesToLines } from './rule-lines.ts';
import { dottedKey, otherSections, settingKeys } from './setting-keys.ts';

/** The new text and what it means. Text that is not valid is refused (`config-invalid`), not repaired. */
export function editConfig(
  text: string,
  patch: SettingsPatch,
  file: string,
): { readonly text: string; readonly settings: Settings } {
  const { settings: current, document } = parseConfig(text, file);
  const wanted: Settings = { ...current, ...patch };
  const kept = otherValues(document);
  let hasChanged = false;
  for (const setting of settingKeys) {
    const value = valueOf(wanted, setting.section, setting.name);
    if (isDeepStrictEqual(value, valueOf(current, setting.section, setting.name))) continue;
    const written = dottedKey(setting) === 'exclusions.rules' ? rulesToLines(wanted.exclusions.rules) : value;
    setValue(document, setting.section, setting.key, written);
    hasChanged = true;
  }
  if (!hasChanged) return { text, settings: current };
  const after = withLineEndsOf(text, document.toString({ lineWidth: 0, flowCollectionPadding: false }));
  const check = parseConfig(after, file);
  if (!isDeepStrictEqual(check.settings, wanted) || !isDeepStrictEqual(otherValues(check.document), kept)) {
    throw new MnemeError(
      'internal',
      `The settings could not be written into ${file} without changing others. Edit the file by hand.`,
    );
  }
  return { text: after, settings: wanted };
}

function setValue(document: Document, section: string, key: string, value: unknown): void {
  if (!isMap(document.contents)) document.contents = document.createNode({});
  const path = [section, ...key.split('.')];
  for (let depth = 1; depth < path.length; depth++) {
    const group = path.slice(0, depth);
    if (!isMap(document.getIn(group, true))) document.setIn(group, document.createNode({}));
  }
  const node = document.getIn(path, true);
  if (Array.isArray(value) && isSeq(node)) {
    setItems(document, node, value);
  } else if (isScalar(node) && (typeof value !== 'object' || value === null)) {
    const scalar = node;
    scalar.value = value;
    delete scalar.source;
    delete scalar.format;
    delete scalar.minFractionDigits;
    if (scalar.type === Scalar.BLOCK_FOLDED || scalar.type === Scalar.BLOCK_LITERAL) delete scalar.type;
  } else {
    document.setIn(path, document.createNode(value));
  }
}

/** Items that stay keep their nodes, and so their comments. */
function setItems(document: Document, list: YAMLSeq, values: readonly unknown[]): void {
  const old = list.items.map((node) => ({
    node: node as Node,
    value: (node as Node).toJS(document) as unknown,
  }));
  if (old.length === 0) list.flow = false;
  list.items = values.map((value) => {
    const at = old.findIndex((item) => isDeepStrictEqual(item.value, value));
    return at < 0 ? document.createNode(value) : old.splice(at, 1)[0]!.node;
  });
}

function valueOf(settings: Settings, section: keyof Settings, name: string): unknown {
  return (settings[section] as Readonly<Record<string, unknown>>)[name];
}

function otherValues(document: Document): unknown {
  const all = (document.toJS() ?? {}) as Readonly<Record<string, unknown>>;
  return otherSections.map((name) => all[name]);
}

function withLineEndsOf(before: string, after: string): string {
  return before.includes('\r\n') ? after.replace(/\r?\n/gu, '\r\n') : after;
}
