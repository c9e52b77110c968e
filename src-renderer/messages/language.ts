/** The language of the window. Set once, before anything else of the page is loaded, so that also constants may hold texts. */
const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

export interface Spoken {
  readonly language: Language;
  /** For dates, numbers and plurals: the system's own where it is of the same language, so that en-US stays en-US. */
  readonly locale: string;
}

const usualLocales: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' };
let spoken: Spoken = spokenAs('en', globalThis.navigator?.language ?? '');

/** What is spoken where the owner chose a language and the system is set to `systemLocale`. Pure. */
export function spokenAs(language: Language, systemLocale: string): Spoken {
  const isSame = systemLocale.split('-')[0] === language;
  return { language, locale: isSame ? systemLocale : usualLocales[language] };
}

/** The language that the shell put into the window's address (`?lang=de`); English where it names none that we speak. */
export function languageOf(search: string): Language {
  const named = new URLSearchParams(search).get('lang');
  return languages.find((language) => language === named) ?? 'en';
}

export function speak(next: Spoken): void {
  spoken = next;
}

/** The locale of every date and number in the window. */
export function locale(): string {
  return spoken.locale;
}

/** A name, or a sentence, within another one: English begins it small ("filter by application"), German may not. */
export function inSentence(name: string): string {
  return spoken.language === 'en' ? name.charAt(0).toLocaleLowerCase(spoken.locale) + name.slice(1) : name;
}
