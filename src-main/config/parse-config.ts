/** The text of config.yaml → settings, or a refusal that names every place that is wrong and what may stand there. */
import { isMap, type Document, type YAMLMap } from 'yaml';
import { nearestKey } from '../base/nearest-key.ts';
import { defaultSettings } from '../../src-preload/contract/default-settings.ts';
import {
  dottedKey,
  namedSections,
  secretKeys,
  sectionNames,
  settingKeys,
} from '../../src-preload/contract/setting-keys.ts';
import { settingsSchema, type Settings } from '../../src-preload/contract/settings.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { problemSentence, settingsProblems } from '../../src-preload/contract/settings-problems.ts';
import { describeFound } from './describe-found.ts';
import { entriesOf, isEmpty, nameOf, offsetOf, plainValue } from './nodes.ts';
import { parseYaml } from './parse-yaml.ts';
import { mostProblems, refusal, type Problem } from './problems.ts';
import { readRecords } from './read-records.ts';
import { readValue } from './read-value.ts';
import { rulesFromLines } from './rule-lines.ts';
import { unknownKey } from './unknown-key.ts';

export interface ParsedConfig {
  readonly settings: Settings;
  readonly document: Document;
}

/** `file` is only named in the failure (`config-invalid`). Keys that are absent are as in `base`, which are the defaults. */
export function parseConfig(text: string, file: string, base = defaultSettings): ParsedConfig {
  const { document, lines, problems: broken } = parseYaml(text);
  if (broken.length > 0) throw refusal(file, broken, lines);
  const problems: Problem[] = [];
  const settings = readSettings(document, base, problems);
  if (problems.length === 0) {
    const together = settingsProblems(settings, nearestKey);
    problems.push(
      ...together.map((problem) => ({
        at: placeOf(document, problem.key),
        message: problemSentence(problem),
      })),
    );
  }
  if (problems.length > 0) throw refusal(file, problems, lines);
  return { settings, document };
}

function readSettings(document: Document, base: Settings, problems: Problem[]): Settings {
  const found: Record<string, Record<string, unknown>> = {};
  for (const [name, values] of Object.entries(base)) found[name] = { ...values };
  if (isEmpty(document.contents)) return base;
  if (!isMap(document.contents)) {
    problems.push({
      at: 0,
      message: say('the file holds no keys; allowed are the sections {sections}.', {
        sections: sectionNames.join(', '),
      }),
    });
    return base;
  }
  for (const { key, value } of entriesOf(document.contents, document)) {
    if (problems.length > mostProblems) break;
    const name = nameOf(key);
    const named = namedSections.find((section) => section === name);
    if (!sectionNames.includes(name)) {
      const message = unknownKey('', name, [...sectionNames, ...settingKeys.map(dottedKey)]);
      problems.push({ at: offsetOf(key), message });
    } else if (!isMap(value)) {
      if (!isEmpty(value)) problems.push(noGroup(document, name, value, named !== undefined));
    } else if (named !== undefined) {
      found[name] = readRecords(document, named, value, base[named], problems);
    } else {
      readSection(document, name, value, found[name]!, problems);
    }
  }
  if (problems.length > 0) return base;
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
    const written = nameOf(key);
    const dotted = `${name}.${written}`;
    const setting = settingKeys.find((candidate) => dottedKey(candidate) === dotted);
    const within = keysWithin(dotted);
    if (setting) {
      const convert = dotted === 'exclusions.rules' ? rulesFromLines : undefined;
      const place = { key: dotted, schema: setting.schema, node: value, keyOffset: offsetOf(key) };
      const read = readValue(document, { ...place, ...(convert && { convert }) }, problems);
      if (read !== undefined) found[setting.name] = read;
    } else if (within.length > 0 && isMap(value)) {
      readSection(document, dotted, value, found, problems);
    } else if (within.length > 0) {
      if (!isEmpty(value)) problems.push(noGroup(document, dotted, value, false));
    } else if (!secretKeys.some((secret) => secret.key === dotted)) {
      const known = [...keysWithin(name), ...secretKeys.map((secret) => secret.key), ...keysWithin('')];
      problems.push({ at: offsetOf(key), message: unknownKey(name, written, known) });
    }
  }
}

/** The dotted keys below a group; all of them for the empty name. */
function keysWithin(group: string): string[] {
  return settingKeys.map(dottedKey).filter((key) => group === '' || key.startsWith(`${group}.`));
}

function noGroup(document: Document, name: string, value: unknown, isNamed: boolean): Problem {
  const names = keysWithin(name).map((key) => key.slice(name.length + 1));
  return {
    at: offsetOf(value),
    message: say('{key} is {found}; it holds keys, each on its own line below: {keys}.', {
      key: name,
      found: describeFound(plainValue(value, document)),
      keys: isNamed ? say('names of your own') : names.join(', '),
    }),
  };
}

/** Where a key stands; where it does not, the group that it would stand in. */
function placeOf(document: Document, key: readonly string[]): number {
  let at = 0;
  let map: unknown = document.contents;
  for (const part of key) {
    const pair: { key: unknown; value: unknown } | undefined = isMap(map)
      ? entriesOf(map, document).find((entry) => nameOf(entry.key) === part)
      : undefined;
    if (!pair) return at;
    at = offsetOf(isMap(pair.value) || isEmpty(pair.value) ? pair.key : pair.value);
    map = pair.value;
  }
  return at;
}
