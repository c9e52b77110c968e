/** The name of a language from Tesseract's code for it. */
const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** Codes that are not those of ISO 639, or that name a way of writing. */
const special: Readonly<Record<string, string>> = {
  chi_sim: 'Chinese (simplified)',
  chi_tra: 'Chinese (traditional)',
  chi_sim_vert: 'Chinese (simplified, vertical)',
  chi_tra_vert: 'Chinese (traditional, vertical)',
  jpn_vert: 'Japanese (vertical)',
  kor_vert: 'Korean (vertical)',
  aze_cyrl: 'Azerbaijani (Cyrillic)',
  srp_latn: 'Serbian (Latin)',
  uzb_cyrl: 'Uzbek (Cyrillic)',
  frk: 'German (Fraktur)',
  equ: 'Mathematics',
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
