/** The one way to a text of the window: `t('area.key', { count })`, an ICU message in the language that is spoken. */
import { IntlMessageFormat } from 'intl-messageformat';
import { english } from './english.ts';
import { locale } from './language.ts';

export type Catalogue = { readonly [Area in keyof typeof english]: (typeof english)[Area] };

/** `area.key` of every text. */
export type MessageKey = {
  [Area in keyof Catalogue]: `${Area}.${keyof Catalogue[Area] & string}`;
}[keyof Catalogue];

export type MessageValues = Readonly<Record<string, string | number | Date>>;

type Areas = Readonly<Record<string, Readonly<Record<string, string>>>>;

let catalogue: Areas = english;
const compiled = new Map<string, string | IntlMessageFormat>();

/** From now on texts come from here; English until then. Before the first `t`: what was asked is not asked again. */
export function speakFrom(next: Catalogue): void {
  catalogue = next;
  compiled.clear();
}

/**
 * A text in the language of the window. Numbers are given as numbers: `{count, number}` and `#` write them as the locale
 * does. Throws where the message names a value that is not given; a test looks at every call.
 */
export function t(key: MessageKey, values?: MessageValues): string {
  const message = messageOf(key);
  // Objects that are no text come only from tags, which `rich` is for.
  return typeof message === 'string' ? message : String(message.format(values));
}

/** The compiled message; one without arguments is the text itself, which saves the parser for most. */
export function messageOf(key: MessageKey): string | IntlMessageFormat {
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const dot = key.indexOf('.');
  const text = catalogue[key.slice(0, dot)]![key.slice(dot + 1)]!;
  const message = /[{<']/u.test(text) ? new IntlMessageFormat(text, locale()) : text;
  compiled.set(key, message);
  return message;
}
