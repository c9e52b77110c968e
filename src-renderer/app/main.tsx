/** The entry of both windows: the language first, then everything that holds texts. */
import { languageOf, speak, spokenAs } from '../messages/language.ts';
import { explainFrom } from '../messages/setting-meaning.ts';
import { speakFrom } from '../messages/t.ts';

const language = languageOf(window.location.search);
speak(spokenAs(language, navigator.language));
document.documentElement.lang = language;
if (language === 'de') {
  const { german, settingMeanings } = await import('../messages/german.ts');
  speakFrom(german);
  explainFrom(settingMeanings);
}
await import('./start.tsx');
