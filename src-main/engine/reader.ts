/** The reader of pictures in the languages of the settings; another choice of languages needs another reader. */
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { cutLines } from '../images/cut-lines.ts';
import { createOcr } from '../ocr/create-ocr.ts';
import { addLanguageFile, listLanguages, shippedLanguagesFolder } from '../ocr/languages.ts';
import type { Ocr } from '../ocr/ocr.ts';

export interface Reader {
  /** The present one. */
  readonly ocr: () => Ocr;
  languages(): Promise<{ code: string; shipped: boolean }[]>;
  addLanguage(file: string): Promise<{ code: string }>;
  /** Does nothing where the languages are the same. */
  useLanguages(languages: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** `languagesFolder` holds the owner's own language files. */
export function createReader(parts: {
  readonly languages: readonly string[];
  readonly languagesFolder: string;
  readonly clock: Clock;
  readonly log: Log;
}): Reader {
  const folders = [shippedLanguagesFolder, parts.languagesFolder];
  let languages = parts.languages;
  let ocr = build();

  function build(): Ocr {
    const { clock, log } = parts;
    return createOcr({ languages, languageFolders: folders, cut: cutLines, clock, log });
  }

  return {
    ocr: () => ocr,
    languages: () => listLanguages(folders),
    addLanguage: (file) => addLanguageFile(file, parts.languagesFolder),
    async useLanguages(next) {
      if (next.join('+') === languages.join('+')) return;
      languages = next;
      const before = ocr;
      ocr = build();
      await before.close();
    },
    close: () => ocr.close(),
  };
}
