/** The language and the size in which the windows show themselves. Another language loads their pages anew. */
import type { WebContents } from 'electron';
import type { Settings } from '../../src-preload/contract/settings.ts';
import { spokenLanguage, textsOf, type Language, type ShellTexts } from './texts/texts.ts';

export interface WindowLook {
  readonly language: () => Language;
  readonly texts: () => ShellTexts;
  /** In per cent. */
  readonly textSize: () => number;
  /** Every page of this window is shown in the owner's size. */
  keepSize(contents: WebContents): void;
  /** To be called when the settings have changed. */
  update(): void;
}

interface LookParts {
  readonly settings: () => Settings['window'];
  /** As "de-AT". */
  readonly systemLocale: string;
  /** The pages have to be loaded anew. */
  readonly onLanguage: () => void;
  readonly onSize: () => void;
}

export function createWindowLook({ settings, systemLocale, onLanguage, onSize }: LookParts): WindowLook {
  const contents: WebContents[] = [];
  const read = () => ({
    language: spokenLanguage(settings().language, systemLocale),
    textSize: settings().textSize,
  });
  let shown = read();
  const size = (page: WebContents): void => page.setZoomFactor(shown.textSize / 100);

  return {
    language: () => shown.language,
    texts: () => textsOf(shown.language),
    textSize: () => shown.textSize,
    keepSize(page) {
      contents.push(page);
      // A zoom that is set before there is a page is forgotten with the empty one.
      page.on('did-navigate', () => size(page));
    },
    update() {
      const before = shown;
      shown = read();
      if (shown.textSize !== before.textSize) {
        for (const page of contents) if (!page.isDestroyed()) size(page);
        onSize();
      }
      if (shown.language !== before.language) onLanguage();
    },
  };
}
