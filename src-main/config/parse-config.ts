/** The text of config.yaml → settings, or a refusal that names every line that is wrong and what may stand there. */
import {
  isAlias,
  isMap,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
  type YAMLMap,
} from 'yaml';
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { settingsSchema, type Settings } from '../../src-preload/contract/settings.ts';
import { allowedValues, describeFound } from './allowed-values.ts';
import { defaultSettings } from '../../src-preload/contract/default-settings.ts';
import { nearestKey } from '../base/nearest-key.ts';
import { rulesFromLines } from './rule-lines.ts';
import {
  dottedKey,
  otherSections,
  secretKeys,
  sectionNames,
  settingKeys,
  type SettingKey,
} from './setting-keys.ts';

export interface ParsedConfig {
  readonly settings: Settings;
  readonly document: Document;
}

/** `file` is only named in the failure (`config-invalid`). Keys that are absent have their default. */
export function parseConfig(text: string, file: string): ParsedConfig {
  const lines = new LineCounter();
  const document = parseYaml(text, file, lines);
  const problems: Problem[] = document.errors.map((error) => ({
    at: error.pos[0],
    message: plainSyntax(error.message),
  }));
  if (problems.length === 0) problems.push(...repeatedKeys(document), ...aliasProblems(document));
  const settings = problems.length === 0 ? readSettings(document, problems) : defaultSettings;
  if (problems.length > 0) throw refusal(file, problems, lines);
  return { settings, document };
}

/** A file that is no settings file at all has more; the owner needs no longer list to see that. */
const mostProblems = 20;
const longestKey = 80;

interface Problem {
  /** Offset in the text. */
  readonly at: number;
  readonly message: string;
}

/** The parser's own comparison of keys takes a minute for the keys of a long wrong file; see `repeatedKeys`. */
function parseYaml(text: string, file: string, lines: LineCounter): Document {
  try {
    return parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  } catch (error) {
    throw refusal(file, [{ at: 0, message: plainSyntax(String(error)) }], lines);
  }
}

function repeatedKeys(document: Document): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Map(_key, map) {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        const name = String(isScalar(key) ? key.value : key);
        if (seen.has(name)) {
          problems.push({
            at: offset(key),
            message: `"${shortened(name)}" stands here already; remove one of the two.`,
          });
        }
        seen.add(name);
      }
    },
  });
  return problems;
}

/** Aliases that point to nothing, or to so much that the file is a trap. */
function aliasProblems(document: Document): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Alias(_key, node) {
      if (node.resolve(document)) return;
      problems.push({ at: offset(node), message: `there is no anchor "&${node.source}" above this line.` });
    },
  });
  if (problems.length > 0) return problems;
  try {
    document.toJS();
  } catch (error) {
    problems.push({ at: 0, message: plainSyntax(String(error)) });
  }
  return problems;
}

function readSettings(document: Document, problems: Problem[]): Settings {
  const found: Record<string, Record<string, unknown>> = {};
  for (const [name, values] of Object.entries(defaultSettings)) found[name] = { ...values };
  if (document.contents === null || isEmpty(document.contents)) return defaultSettings;
  if (!isMap(document.contents)) {
    problems.push({
      at: 0,
      message: `the file holds no keys; allowed are the sections ${sectionNames.join(', ')}.`,
    });
    return defaultSettings;
  }
  for (const { key, value } of entriesOf(document.contents, document)) {
    if (problems.length > mostProblems) break;
    const name = String(isScalar(key) ? key.value : key);
    if (otherSections.includes(name)) continue;
    const section = settingKeys.filter((setting) => setting.section === name);
    if (section.length === 0) {
      problems.push({
        at: offset(key),
        message: unknownKey(name, [...sectionNames, ...otherSections, ...settingKeys.map(dottedKey)]),
      });
    } else if (isMap(value)) {
      readSection(document, name, value, found[name]!, problems);
    } else if (!isEmpty(value)) {
      problems.push({
        at: offset(value),
        message: `${name} is ${describeFound(plainValue(value, document))}; it holds keys, each on its own line below: ${section.map((setting) => setting.key).join(', ')}.`,
      });
    }
  }
  if (problems.length > 0) return defaultSettings;
  return settingsSchema.parse(found);
}

/** `name` is the dotted name of the group that `map` is: a section, or a group within one. */
function readSection(
  document: Document,
  name: string,
  map: YAMLMap,
  found: Record<string, unknown>,
  problems: Problem[],
): void {
  for (const { key, value } of entriesOf(map, document)) {
    if (problems.length > mostProblems) break;
    const written = String(isScalar(key) ? key.value : key);
    const dotted = `${name}.${written}`;
    const setting = settingKeys.find((candidate) => dottedKey(candidate) === dotted);
    const within = keysWithin(dotted);
    if (setting) {
      readValue(document, setting, value, offset(key), found, problems);
    } else if (within.length > 0 && isMap(value)) {
      readSection(document, dotted, value, found, problems);
    } else if (within.length > 0 && !isEmpty(value)) {
      const keys = within.map((candidate) => candidate.slice(dotted.length + 1)).join(', ');
      problems.push({
        at: offset(value),
        message: `${dotted} holds keys, each on its own line below: ${keys}.`,
      });
    } else if (within.length === 0 && !secretKeys.some((secret) => secret.key === dotted)) {
      const known = [...keysWithin(name), ...secretKeys.map((secret) => secret.key), ...keysWithin('')];
      problems.push({ at: offset(key), message: unknownKey(dotted, known) });
    }
  }
}

/** The dotted keys below a group; all of them for the empty name. */
function keysWithin(group: string): string[] {
  return settingKeys.map(dottedKey).filter((key) => group === '' || key.startsWith(`${group}.`));
}

function readValue(
  document: Document,
  setting: SettingKey,
  node: unknown,
  keyOffset: number,
  found: Record<string, unknown>,
  problems: Problem[],
): void {
  const key = dottedKey(setting);
  const allowed = allowedValues(key, setting.schema);
  let raw: unknown;
  try {
    raw = plainValue(node, document);
  } catch (error) {
    problems.push({
      at: keyOffset,
      message: `${key} cannot be read (${String(error)}); allowed is ${allowed}.`,
    });
    return;
  }
  const value = key === 'exclusions.rules' ? rulesFromLines(raw) : raw;
  const result = setting.schema.safeParse(value);
  if (result.success) {
    found[setting.name] = result.data;
  } else if (value === null) {
    // A key with nothing behind it is a key that was not written.
    return;
  } else {
    const item = result.error.issues[0]?.path[0];
    const inList = Array.isArray(raw) && typeof item === 'number';
    const items: readonly unknown[] = Array.isArray(raw) ? raw : [];
    const place = inList ? document.getIn([setting.section, ...setting.key.split('.'), item], true) : node;
    const where = inList ? `${key}, item ${item + 1},` : key;
    const what = describeFound(inList ? items[item] : raw);
    problems.push({ at: offset(place, keyOffset), message: `${where} is ${what}; allowed is ${allowed}.` });
  }
}

function unknownKey(written: string, known: readonly string[]): string {
  const meant = written.length > longestKey ? null : nearestKey(written, known);
  return `there is no key "${shortened(written)}"${meant === null ? '' : `; perhaps "${meant}" is meant`}.`;
}

function refusal(file: string, problems: readonly Problem[], lines: LineCounter): MnemeError {
  const texts = [...problems]
    .sort((a, b) => a.at - b.at)
    .slice(0, mostProblems)
    .map(({ at, message }) => `${file}, line ${Math.max(1, lines.linePos(at).line)}: ${message}`);
  if (problems.length > mostProblems) texts.push(`${file}: more is wrong below these lines.`);
  return new MnemeError('config-invalid', texts.join('\n'));
}

function shortened(text: string): string {
  return text.length > longestKey ? `${text.slice(0, longestKey)}…` : text;
}

/** yaml's own sentence, without the place, which is said in front. */
function plainSyntax(message: string): string {
  if (/call stack|stack overflow/iu.test(message)) return 'this is nested too deeply for a settings file.';
  return `this is not valid YAML: ${message.split('\n')[0]?.replace(/[.:]$/u, '')}.`;
}

function entriesOf(map: YAMLMap, document: Document): { readonly key: unknown; readonly value: unknown }[] {
  return map.items.map(({ key, value }) => ({
    key,
    value: isAlias(value) ? value.resolve(document) : value,
  }));
}

function isEmpty(node: unknown): boolean {
  return node === null || node === undefined || (isScalar(node) && node.value === null);
}

function plainValue(node: unknown, document: Document): unknown {
  return isNode(node) ? (node.toJS(document) as unknown) : (node ?? null);
}

function offset(node: unknown, otherwise = 0): number {
  return isNode(node) ? (node.range?.[0] ?? otherwise) : otherwise;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'toJS' in value;
}
