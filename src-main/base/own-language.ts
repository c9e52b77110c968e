/** The language in which this process words what it says to the owner. */
import { german } from '../../src-preload/contract/sentences/german.ts';
import { wordFrom } from '../../src-preload/contract/sentences/wording.ts';
import type { Settings } from '../../src-preload/contract/settings.ts';

/** `system` is English here: the shell, which alone knows the system's, resolves it before. */
export function speakLanguage(language: Settings['window']['language']): void {
  wordFrom(language === 'de' ? german : null);
}
