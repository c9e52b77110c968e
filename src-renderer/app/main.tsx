/** The entry of both windows: the language first, then everything that holds texts. */
import { wordFrom } from '../../src-preload/contract/sentences/wording.ts';
import { headFrom } from '../messages/error-headline.ts';
import { languageOf, speak, spokenAs } from '../messages/language.ts';
import { explainFrom } from '../messages/setting-meaning.ts';
import { speakFrom } from '../messages/t.ts';

const language = languageOf(window.location.search);
speak(spokenAs(language, navigator.language));
document.documentElement.lang = language;
if (language === 'de') {
  const { errorHeadlines, german, sentences, settingMeanings } = await import('../messages/german.ts');
  speakFrom(german);
  explainFrom(settingMeanings);
  headFrom(errorHeadlines);
  wordFrom(sentences);
}
await import('./start.tsx');
