/** The language of the windows and of what the shell says itself. */
import type { Settings } from '../../../src-preload/contract/settings.ts';
import { english } from './english.ts';
import { german } from './german.ts';

export type ShellTexts = typeof english;
export type Language = Exclude<Settings['window']['language'], 'system'>;

const texts: Readonly<Record<Language, ShellTexts>> = { en: english, de: german };

/** What is spoken, given the setting and the system's locale ("de-AT"): English where the system speaks what we do not. */
export function spokenLanguage(setting: Settings['window']['language'], systemLocale: string): Language {
  if (setting !== 'system') return setting;
  return systemLocale.split('-')[0] === 'de' ? 'de' : 'en';
}

export function textsOf(language: Language): ShellTexts {
  return texts[language];
}
