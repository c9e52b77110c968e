/** The words of a window's title that say what it is about, alone and in pairs. Pure. */
import { stopWords } from '../base/stop-words.ts';
import { steadyTitle } from '../base/steady-title.ts';
import { pageTitle } from '../memory/page-title.ts';
import { foldText } from '../store/text-normal.ts';

export interface Term {
  /** Folded: small letters without accents. A pair has a space between its words. */
  readonly term: string;
  /** As written. */
  readonly label: string;
}

/** Finds words in every script, also where no space stands between them. */
const words = new Intl.Segmenter('en', { granularity: 'word' });
/** What titles say of any page or file. */
const emptyWords = new Set(
  (
    'app browser chat com create dashboard data doc docs document documents edit editor file files folder home html http https inbox ' +
    'index list loading login mail main message messages microsoft mozilla new null open org overview page pages pdf private profile project readme ' +
    'results review search settings sheet sign src start tab terminal test title tmp txt undefined untitled update user view ' +
    'watch web website welcome window windows workspace www youtube google documentation handbook wiki github gitlab channel channels issue issues ' +
    'csv docx jpg jpeg json markdown odp ods odt png pptx svg xls xlsx yaml zip'
  ).split(' '),
);
/** What is said of anything: times and dates, and words that name nothing by themselves. English and German, as what the window speaks. */
const vagueWords = new Set(
  (
    'ago also always another anything april asked august back best better big came cannot come comes day days december done early end ' +
    'enough even every everything february find first found friday full get gets give given gone good got great half hand hard help hour ' +
    'hours january july june just keep kept know known large last late later learn learned learnt least left less let like likely line little ' +
    'long look looks made make makes making many march may maybe mean means minute minutes monday month months morning much must need needed needs ' +
    'never next night nobody nothing november now number objected october often one part people place please point put quite rather read ' +
    'really reply right run said saturday say says second see seen seems sent september set several show shown side since small someone something ' +
    'soon start still stop sunday sure take taken takes tell thank thanks thing things think third thought three thursday time times today ' +
    'told tomorrow tuesday turn twenty two use used using usually want wants way wednesday week weeks well went whole without word words work works ' +
    'wrong year years yes yesterday yet ' +
    'aber alle alles als also am an auch auf aus bei bin bis bitte da danke dann das dass dein dem den der des die dies diese dieser dir ' +
    'doch durch ein eine einem einen einer eines er erst es etwas für gegen gut haben hat heute hier ich ihr ihre im immer in ist ja jetzt ' +
    'jahr jahre kann kein keine man mehr mein mir mit monat montag morgen muss nach nicht noch nun nur ob oder ohne schon sehr sein seine sich sie ' +
    'sind so tag tage um und uns unser unter vom von vor wann war was weil wenn wer werden wie wieder will wir wird woche wochen zu zum zur über ' +
    'dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli oktober dezember'
  )
    .split(' ')
    .map(foldText),
);
const separator = /\s+[-–—|·]\s+|,\s+/u;
/** Between the words of a name: "Poster for the fair". */
const links =
  /^ (?:(?:of|for|to|in|on|with|from|and|at|by|für|von|vom|zu|zum|zur|mit|im|am|und|der|des) )(?:(?:the|a|an|den|dem|die|das|einen|einer) )?$|^[\s'’-]?$/u;

/** Each term once. Names of application and site, stop words, numbers and words of any page are none. */
export function termsOfTitle(title: string | null, application: string | null, site = ''): Term[] {
  const steady = withoutSite(pageTitle(steadyTitle(title) ?? '', application), site);
  const own = new Set(wordsIn(application ?? '').map(({ term }) => term));
  const found = new Map<string, string>();
  let before: Word | null = null;
  for (const word of wordsIn(steady)) {
    if (!isTelling(word.term) || own.has(word.term)) {
      // A name goes on over a few small words, not over one that says nothing.
      if (!small.has(word.term)) before = null;
      continue;
    }
    if (!found.has(word.term)) found.set(word.term, word.label);
    if (before && links.test(steady.slice(before.end, word.start))) {
      const pair = `${before.term} ${word.term}`;
      if (!found.has(pair)) found.set(pair, steady.slice(before.start, word.end));
    }
    before = word;
  }
  return [...found].map(([term, label]) => ({ term, label }));
}

const small = new Set(
  'of for to in on with from and at by the a an für von vom zu zum zur mit im am und der des den dem die das einen einer'
    .split(' ')
    .map(foldText),
);

/** "Cabin bags compared - Nordwear" of nordwear.example: "Cabin bags compared". */
function withoutSite(title: string, site: string): string {
  const end = title.split(separator).at(-1) ?? '';
  const name = foldText(end).replace(/[^\p{L}\p{N}]/gu, '');
  if (site === '' || name === '' || end.length === title.length) return title;
  return site.replace(/[^\p{L}\p{N}]/gu, '').includes(name) ? title.slice(0, -end.length) : title;
}

export interface Word extends Term {
  readonly start: number;
  readonly end: number;
}

/** The words of a text in its order, with their places in it. */
export function wordsIn(text: string): Word[] {
  return [...words.segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment, index }) => ({
      term: foldText(segment),
      label: segment,
      start: index,
      end: index + segment.length,
    }));
}

/**
 * Whether a folded word may say what something is about. Two signs of a script without letters of its own case are a word; of Latin
 * and its like three letters are.
 */
export function isTelling(term: string): boolean {
  const least =
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u.test(term)
      ? 2
      : 3;
  return (
    term.length >= least &&
    term.length <= 40 &&
    /\p{L}/u.test(term) &&
    !/[./\\@]/u.test(term) &&
    !stopWords.has(term) &&
    !emptyWords.has(term) &&
    !vagueWords.has(term)
  );
}
