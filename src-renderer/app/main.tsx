/** The entry of both windows: the language first, then everything that holds texts. */
import { languageOf, speak, spokenAs } from '../messages/language.ts';
import { speakFrom } from '../messages/t.ts';

const language = languageOf(window.location.search);
speak(spokenAs(language, navigator.language));
document.documentElement.lang = language;
if (language === 'de') speakFrom((await import('../messages/german.ts')).german);
await import('./start.tsx');
