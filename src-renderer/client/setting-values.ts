/** Settings as fields show and take them: a value as text or a switch, what was typed as a value, limits and defaults in words. Pure. */
import { locale } from '../messages/language.ts';
import { readNumber } from '../messages/read-number.ts';
import { t } from '../messages/t.ts';
import type { PlainControl } from './setting-fields.ts';

/** As a field holds it: a switch is true or false, everything else is text. */
export type DraftValue = string | boolean;

/** A plain value as its control shows it; what is not set is empty. */
export function draftValueOf(value: unknown): DraftValue {
  if (typeof value === 'boolean') return value;
  // As one types it, without points or commas between thousands.
  if (typeof value === 'number')
    return value.toLocaleString(locale(), { useGrouping: false, maximumFractionDigits: 20 });
  return typeof value === 'string' ? value : '';
}

/** What was typed → the value that a schema then checks; `NaN` for a number that is none. */
export function typedValue(control: PlainControl, typed: DraftValue): unknown {
  if (typeof typed === 'boolean') return typed;
  const text = typed.trim();
  if (text === '') return null;
  return control.type === 'number' ? readNumber(text) : text;
}

/** A value in words: "on", "not set", "86,400", the words of a choice. */
export function shownValue(control: PlainControl, value: DraftValue): string {
  if (typeof value === 'boolean') return value ? t('settingFields.on') : t('settingFields.off');
  if (control.type === 'choice')
    return control.options.find((option) => option.value === value)?.label ?? value;
  if (value === '') return t('settingFields.notSet');
  return control.type === 'number'
    ? readNumber(value).toLocaleString(locale(), { maximumFractionDigits: 20 })
    : value;
}

/** What a setting may be (`allowed` of the list), in words of the page, where null is an empty field. */
export function allowedWords(allowed: string): string {
  return allowed.split(', or ').map(partWords).join(t('settingFields.or'));
}

function partWords(part: string): string {
  for (const [form, words] of forms) {
    const found = form.exec(part);
    if (found) return words(Number(found[1]), Number(found[2]));
  }
  return part;
}

/** The forms that the list has its words in (contract/allowed-values.ts); others are shown as they stand. */
const forms: readonly (readonly [RegExp, (first: number, second: number) => string])[] = [
  [/^null$/u, () => t('settingFields.empty')],
  [/^true or false$/u, () => t('settingFields.trueOrFalse')],
  [/^text$/u, () => t('settingFields.text')],
  [/^text of at most (\d+) characters$/u, (max) => t('settingFields.textOf', { max })],
  [/^a whole number from (\S+) to (\S+)$/u, (min, max) => t('settingFields.wholeNumber', { min, max })],
  [/^a number from (\S+) to (\S+)$/u, (min, max) => t('settingFields.number', { min, max })],
  [/^a name in small letters, such as local, openai or ollama$/u, () => t('settingFields.smallName')],
  [/^the path of a folder$/u, () => t('settingFields.folderPath')],
  [/^the plain name of a file that ends in \.md$/u, () => t('settingFields.mdFile')],
  [/^one key \(\/\), two after each other/u, () => t('settingFields.keyForm')],
  [/^the address of a model server, such as \S+$/u, () => t('settingFields.serverAddress')],
];
