/** The name of a language from Tesseract's code for it. */
import { locale } from '../../messages/language.ts';
import { t } from '../../messages/t.ts';

const names = new Intl.DisplayNames([locale()], { type: 'language', fallback: 'none' });

/** Codes that are not those of ISO 639, or that name a way of writing. */
const special: Readonly<Record<string, string>> = {
  chi_sim: t('settings.chineseSimplified'),
  chi_tra: t('settings.chineseTraditional'),
  chi_sim_vert: t('settings.chineseSimplifiedVertical'),
  chi_tra_vert: t('settings.chineseTraditionalVertical'),
  jpn_vert: t('settings.japaneseVertical'),
  kor_vert: t('settings.koreanVertical'),
  aze_cyrl: t('settings.azerbaijani'),
  srp_latn: t('settings.serbian'),
  uzb_cyrl: t('settings.uzbek'),
  frk: t('settings.fraktur'),
  equ: t('settings.mathematics'),
};

/** 'deu' → 'German'. A code that is not known is its own name. */
export function languageName(code: string): string {
  const known = special[code.toLowerCase()];
  if (known) return known;
  try {
    return names.of(code.split('_')[0] ?? code) ?? code;
  } catch {
    // Intl refuses what does not look like a language tag.
    return code;
  }
}
