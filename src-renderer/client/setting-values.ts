/** Settings as fields show and take them: a value as text or a switch, what was typed as a value, limits and defaults in words. Pure. */
import type { PlainControl } from './setting-fields.ts';

/** As a field holds it: a switch is true or false, everything else is text. */
export type DraftValue = string | boolean;

/** A plain value as its control shows it; what is not set is empty. */
export function draftValueOf(value: unknown): DraftValue {
  if (typeof value === 'boolean') return value;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
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
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (control.type === 'choice')
    return control.options.find((option) => option.value === value)?.label ?? value;
  if (value === '') return 'not set';
  return control.type === 'number' ? Number(value).toLocaleString('en') : value;
}

/** What a setting may be (`allowed` of the list), in words of the page, where null is an empty field. */
export function allowedWords(allowed: string): string {
  return allowed
    .replace(/(, or )null$/u, '$1empty')
    .replaceAll(/(?<= )\d{4,}(?!\S)/gu, (digits) => Number(digits).toLocaleString('en'));
}

/** "12,000" and "12 000" as they are shown, "0,5" as others write a half; `NaN` for what is no number. */
function readNumber(text: string): number {
  const plain = text.replaceAll(/[\s']/gu, '');
  return Number(/^\d{1,3}(,\d{3})+$/u.test(plain) ? plain.replaceAll(',', '') : plain.replace(',', '.'));
}
