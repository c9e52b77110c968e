/** The sections agents, teams and rooms of config.yaml: names that the owner chose, each with a few fields. */
import { isMap, type Document, type YAMLMap } from 'yaml';
import { allowedValues } from '../../src-preload/contract/allowed-values.ts';
import { newRecords } from '../../src-preload/contract/default-settings.ts';
import { agentNameSchema, roomIdSchema } from '../../src-preload/contract/memory-settings.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import { recordFields, type NamedSection } from '../../src-preload/contract/setting-keys.ts';
import { describeFound } from './describe-found.ts';
import { entriesOf, isEmpty, nameOf, offsetOf, plainValue } from './nodes.ts';
import { mostProblems, type Problem } from './problems.ts';
import { readValue } from './read-value.ts';
import { unknownKey } from './unknown-key.ts';

const nameSchemas = { agents: agentNameSchema, teams: agentNameSchema, rooms: roomIdSchema } as const;

/** Name → record, fields that are absent at their defaults; to those of `base`, which the document need not name. */
export function readRecords(
  document: Document,
  section: NamedSection,
  map: YAMLMap,
  base: Readonly<Record<string, unknown>>,
  problems: Problem[],
): Record<string, unknown> {
  const records: Record<string, unknown> = { ...base };
  for (const { key, value } of entriesOf(map, document)) {
    if (problems.length > mostProblems) break;
    const written = nameOf(key);
    const name = nameSchemas[section].safeParse(written);
    if (!name.success || name.data !== written) {
      const found = describeFound(written);
      const allowed = allowedValues(nameSchemas[section]);
      problems.push({
        at: offsetOf(key),
        message: say('{section} holds the name {found}; allowed is {allowed}.', { section, found, allowed }),
      });
    } else if (isMap(value)) {
      const dotted = `${section}.${name.data}`;
      records[name.data] = readRecord(document, section, dotted, value, offsetOf(key), problems);
    } else if (!isEmpty(value)) {
      const keys = recordFields[section].map((field) => field.key).join(', ');
      problems.push({
        at: offsetOf(value),
        message: say('{key} is {found}; it holds keys, each on its own line below: {keys}.', {
          key: `${section}.${name.data}`,
          found: describeFound(plainValue(value, document)),
          keys,
        }),
      });
    } else if (section === 'teams') {
      problems.push(withoutMembers(`teams.${name.data}`, offsetOf(key)));
    } else {
      records[name.data] = { ...newRecords[section] };
    }
  }
  return records;
}

function readRecord(
  document: Document,
  section: NamedSection,
  dotted: string,
  map: YAMLMap,
  at: number,
  problems: Problem[],
): Record<string, unknown> {
  const record: Record<string, unknown> = { ...newRecords[section] };
  const fields = recordFields[section];
  const before = problems.length;
  for (const { key, value } of entriesOf(map, document)) {
    const written = nameOf(key);
    const field = fields.find((candidate) => candidate.key === written);
    if (!field) {
      const known = fields.map((candidate) => `${dotted}.${candidate.key}`);
      problems.push({ at: offsetOf(key), message: unknownKey(dotted, written, known) });
      continue;
    }
    const place = { key: `${dotted}.${field.key}`, schema: field.schema, node: value, asText: true };
    const read = readValue(document, { ...place, keyOffset: offsetOf(key) }, problems);
    if (read !== undefined) record[field.name] = read;
  }
  if (section === 'teams' && problems.length === before && (record['members'] as string[]).length === 0)
    problems.push(withoutMembers(dotted, at));
  return record;
}

function withoutMembers(dotted: string, at: number): Problem {
  return { at, message: say('{key} has no members; a team has at least two agents.', { key: dotted }) };
}
