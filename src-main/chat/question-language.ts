/** The language of a question, so that the model can be told by name which one to answer in: small models need that. */

/** Scripts that settle it alone; kana before Han, since Japanese uses both. */
const scripts: readonly (readonly [string, RegExp])[] = [
  ['Japanese', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['Korean', /\p{Script=Hangul}/gu],
  ['Chinese', /\p{Script=Han}/gu],
  ['Thai', /\p{Script=Thai}/gu],
  ['Greek', /\p{Script=Greek}/gu],
  ['Hebrew', /\p{Script=Hebrew}/gu],
  ['Ukrainian', /[іїєґ]/giu],
  ['Russian', /\p{Script=Cyrillic}/gu],
  ['Persian', /[پچژگ]/gu],
  ['Arabic', /\p{Script=Arabic}/gu],
  ['Hindi', /\p{Script=Devanagari}/gu],
];

/** Words that are frequent in one of the languages and rare in the others. */
const words: Readonly<Record<string, string>> = {
  English:
    'the is are was were what which who whom when where why how did do does have has my me you with from about and of',
  German:
    'der die das den dem ist sind war waren was welche welcher wer wann wo warum wie habe hat haben mein meine mir ich mit von über und nicht ein eine',
  French:
    'le la les est sont était que quel quelle qui quand où pourquoi comment ai avez mon ma mes moi je avec de du des et ne pas un une',
  Spanish:
    'el los las es son era qué cuál quién cuándo dónde por cómo he ha tengo mi mis yo con del y no un una ayer',
  Italian:
    'il lo gli è sono era che quale chi quando dove perché come ho hai mio mia con della di e non un una ieri',
  Portuguese:
    'o os as é são era qual quem quando onde porque como tenho meu minha com da do em e não um uma ontem',
  Dutch:
    'de het een is zijn was wat welke wie wanneer waar waarom hoe heb heeft mijn ik met van over en niet gisteren',
};

/** The English name of the language, or null where too little tells. */
export function languageOf(question: string): string | null {
  const letters = question.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return null;
  for (const [language, pattern] of scripts) {
    const needed =
      language === 'Japanese' || language === 'Ukrainian' || language === 'Persian' ? 0 : letters / 2;
    if ((question.match(pattern)?.length ?? 0) > needed) return language;
  }
  const asked = question.toLowerCase().match(/\p{L}+/gu) ?? [];
  const counts = Object.entries(words)
    .map(([language, list]) => {
      const known = new Set(list.split(' '));
      return { language, count: asked.filter((word) => known.has(word)).length };
    })
    .sort((a, b) => b.count - a.count);
  const [best, second] = counts;
  return best && best.count > (second?.count ?? 0) ? best.language : null;
}
