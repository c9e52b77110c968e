/** What each setting means. In English the schema says it, where it is checked; other languages have a table beside it. */
import type { FieldSection, NamedSection } from '../../src-preload/contract/setting-keys.ts';
import type { Settings } from '../../src-preload/contract/settings.ts';

type NamesOf<Section extends string, Record> = `${Section}.${keyof Record & string}`;

/** One text for each setting, by section and name; one that is missing does not compile. */
export type SettingMeanings = Readonly<
  Record<
    | { [Section in FieldSection]: NamesOf<Section, Settings[Section]> }[FieldSection]
    | { [Section in NamedSection]: NamesOf<Section, Settings[Section][string]> }[NamedSection],
    string
  >
>;

let translated: Readonly<Record<string, string>> = {};

/** From now on meanings come from here. */
export function explainFrom(meanings: SettingMeanings): void {
  translated = meanings;
}

export function meaningOf(setting: {
  readonly section: string;
  readonly name: string;
  readonly meaning: string;
}): string {
  return translated[`${setting.section}.${setting.name}`] ?? setting.meaning;
}
