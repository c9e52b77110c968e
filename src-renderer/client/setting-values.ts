/** Settings as fields show and take them: a value as text or a switch, what was typed as a value, limits and defaults in words. Pure. */
import type { Sentence } from '../../src-preload/contract/sentences/say.ts';
import { inWords } from '../../src-preload/contract/sentences/wording.ts';
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

/** What a setting may be (`allowed` of the list), in words of the page, where null is an empty field and numbers have their points. */
export function allowedWords(allowed: Sentence): string {
  const { text, values } = allowed;
  const at = (name: string): number => Number(values[name]);
  switch (text) {
    case '{one}, or {other}':
      return [values['one'], values['other']]
        .map((part) => allowedWords(part as Sentence))
        .join(t('settingFields.or'));
    case 'true or false':
      return t('settingFields.trueOrFalse');
    case 'text of at most {maxLength} characters':
      return t('settingFields.textOf', { max: at('maxLength') });
    case 'a whole number from {minimum} to {maximum}':
      return t('settingFields.wholeNumber', { min: at('minimum'), max: at('maximum') });
    case 'a number from {minimum} to {maximum}':
      return t('settingFields.number', { min: at('minimum'), max: at('maximum') });
    default:
      return inWords(allowed) === 'null' ? t('settingFields.empty') : inWords(allowed);
  }
}
