/** Every setting with its key, meaning, default and limits: for the pages, the documentation and the checks alike. */
import type { z } from 'zod';
import { allowedValues } from './allowed-values.ts';
import { defaultSettings, newRecords } from './default-settings.ts';
import {
  namedSections,
  recordFields,
  settingKeys,
  type FieldSection,
  type NamedSection,
  type RecordKey,
} from './setting-keys.ts';
import type { Sentence } from './sentences/say.ts';

export interface Setting {
  readonly section: FieldSection | NamedSection;
  /** Its name within the section of the settings, or within each record of an own name. */
  readonly name: string;
  /** As the owner writes it in config.yaml, within its section; `<name>.role` and the like for records. */
  readonly key: string;
  /** One line. */
  readonly meaning: string;
  readonly default: unknown;
  /** In words, as "a number from 0.5 to 60". */
  readonly allowed: Sentence;
  readonly schema: z.ZodType;
}

/** In the order in which config.yaml shows them. */
export function listSettings(): readonly Setting[] {
  const plain = settingKeys.map(({ section, ...field }) =>
    toSetting(section, field, field.key, defaultSettings[section]),
  );
  const named = namedSections.flatMap((section) =>
    recordFields[section].map((field) =>
      toSetting(section, field, `<name>.${field.key}`, newRecords[section]),
    ),
  );
  return [...plain, ...named];
}

function toSetting(section: Setting['section'], field: RecordKey, key: string, defaults: object): Setting {
  const { name, schema } = field;
  return {
    section,
    name,
    key,
    meaning: schema.description ?? '',
    default: (defaults as Readonly<Record<string, unknown>>)[name],
    allowed: allowedValues(schema),
    schema,
  };
}
