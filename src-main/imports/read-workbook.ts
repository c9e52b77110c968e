/**
 * An Excel workbook (ECMA-376, SpreadsheetML): the cells of its sheets, row by row. No formula of it is computed, no style, link
 * or macro is looked at; what Excel itself could not hold is refused.
 */
import { say } from '../../src-preload/contract/sentences/say.ts';
import { chooseAnother, exportAgain, refusal, type TextFile } from './read-text.ts';
import { createXmlReader, xmlAttribute, type XmlHandler } from './read-xml.ts';

/** What is needed of it, by the path in the archive. */
export const workbookPart =
  /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[\w-]{1,60}\.xml)$/u;
export const workbookName = 'xl/workbook.xml';

/** A date is a number: days since 1900 or, where the workbook says so, 1904. */
type Cell = string | number;

export interface Row {
  /** As Excel counts, from 1. */
  readonly number: number;
  /** By their column, from 0. */
  readonly cells: ReadonlyMap<number, Cell>;
}

export interface Sheet {
  readonly name: string;
  readonly text: TextFile;
}

export interface Workbook {
  readonly file: string;
  readonly sheets: readonly Sheet[];
  readonly isSince1904: boolean;
  readonly texts: readonly string[];
}

/** Excel's own limits. */
const mostRows = 1_048_576;
const mostColumns = 16_384;
const mostCellChars = 32_767;
const mostSheets = 500;
/** All texts that cells share are held at once. */
const mostSharedChars = 128_000_000;
const mostBytesBefore = 1_000_000;

/** Reads what stands before the sheets. Throws `invalid-input` for what is missing, broken or too large. */
export async function openWorkbook(file: string, parts: ReadonlyMap<string, TextFile>): Promise<Workbook> {
  const targets = new Map<string, string>();
  await readSmall(file, parts.get('xl/_rels/workbook.xml.rels'), (name, attributes) => {
    if (name !== 'Relationship') return;
    const [id, target] = ['Id', 'Target'].map((key) => xmlAttribute(attributes, key) ?? '');
    // From `xl`, or from the root.
    targets.set(id!, target!.startsWith('/') ? target!.slice(1) : `xl/${target}`);
  });
  const sheets: Sheet[] = [];
  let isSince1904 = false;
  await readSmall(file, parts.get(workbookName), (name, attributes) => {
    if (name === 'workbookPr')
      isSince1904 = ['1', 'true'].includes(xmlAttribute(attributes, 'date1904') ?? '');
    if (name !== 'sheet') return;
    const text = parts.get(targets.get(xmlAttribute(attributes, 'r:id') ?? '') ?? '');
    if (text) sheets.push({ name: xmlAttribute(attributes, 'name') ?? '', text });
    if (sheets.length > mostSheets)
      throw refusal(file, say('has more than {mostSheets} sheets', { mostSheets }), chooseAnother);
  });
  return { file, sheets, isSince1904, texts: await readSharedTexts(parts.get('xl/sharedStrings.xml')) };
}

/** Its rows as they come; an empty list now and then, so that whatever else waits has its turn. */
export async function* readSheet(
  { texts }: Workbook,
  { name, text }: Sheet,
  onRead: (bytes: number) => void,
): AsyncGenerator<readonly Row[], void> {
  const { file } = text;
  let rows: Row[] = [];
  let cells: Map<number, Cell> | null = null;
  let [number, column, type] = [0, -1, ''];
  let formula: string | null = null;
  let value: string | null = null;
  let into: 'formula' | 'value' | null = null;
  // How a text is read aloud is no part of it.
  let isAloud = false;
  const reader = createXmlReader(file, {
    open(tag, attributes) {
      if (tag === 'row') {
        number = placeIn(xmlAttribute(attributes, 'r'), number + 1, mostRows);
        [cells, column] = [new Map(), -1];
      } else if (tag === 'c' && cells !== null) {
        const reference = xmlAttribute(attributes, 'r');
        column = reference === null ? column + 1 : columnOf(reference);
        if (!(column >= 0 && column < mostColumns))
          throw refusal(
            file,
            say('has a cell {cell} that no sheet has', { cell: shown(reference) }),
            chooseAnother,
          );
        type = xmlAttribute(attributes, 't') ?? 'n';
        [formula, value] = [null, null];
      } else if (tag === 'f') into = 'formula';
      else if (tag === 'rPh') isAloud = true;
      else if ((tag === 'v' || tag === 't') && !isAloud) into = 'value';
    },
    text(more) {
      if (into === 'formula') formula = (formula ?? '') + more;
      if (into === 'value') value = (value ?? '') + more;
      if ((formula?.length ?? 0) + (value?.length ?? 0) > 8 * mostCellChars)
        throw refusal(
          file,
          say('has more in row {row} of {name} than a cell can hold', { row: number, name }),
          chooseAnother,
        );
    },
    close(tag) {
      if (tag === 'f' || tag === 'v' || tag === 't') into = null;
      if (tag === 'rPh') isAloud = false;
      if (tag === 'c' && cells !== null) {
        const cell = cellOf();
        if (cell !== null) cells.set(column, cell);
      }
      if (tag !== 'row' || cells === null) return;
      rows.push({ number, cells });
      cells = null;
    },
  });
  for await (const piece of text.pieces(onRead)) {
    reader.write(piece);
    yield rows;
    rows = [];
  }
  reader.end();

  function cellOf(): Cell | null {
    // What begins with `=` is written as a formula that nobody has computed; here it is the text that it was.
    if (value === null || value === '')
      return formula === null || formula === '' ? null : unescaped(`=${formula}`);
    if (type === 's') {
      const shared = /^\d{1,9}$/u.test(value) ? texts[Number(value)] : undefined;
      if (shared === undefined)
        throw refusal(
          file,
          say('names a text in row {row} of {name} that is not there', { row: number, name }),
          exportAgain,
        );
      return shared;
    }
    if (type === 'b') return value === '1' ? 'true' : 'false';
    if (type === 'e') return null;
    if (type !== 'n') return unescaped(value);
    const at = Number(value);
    return Number.isFinite(at) ? at : value;
  }

  function placeIn(written: string | null, next: number, most: number): number {
    const place = written === null ? next : Number(written);
    if (Number.isInteger(place) && place >= 1 && place <= most) return place;
    throw refusal(file, say('has a row {row} that no sheet has', { row: shown(written) }), chooseAnother);
  }
}

/** Milliseconds since 1970 of a date as a sheet keeps it; those before March 1900, which Excel counts wrongly, are off by a day. */
export function timeOfSheet(days: number, { isSince1904 }: Pick<Workbook, 'isSince1904'>): number {
  const daysUntil1970 = isSince1904 ? 24_107 : 25_569;
  return Math.round((days - daysUntil1970) * 86_400_000);
}

async function readSmall(file: string, part: TextFile | undefined, open: XmlHandler['open']): Promise<void> {
  if (!part) throw refusal(file, say('is no whole workbook'), exportAgain);
  const reader = createXmlReader(part.file, { open, close: () => {}, text: () => {} });
  if (part.bytes > mostBytesBefore)
    throw refusal(part.file, say('is too long for what it is'), chooseAnother);
  for await (const piece of part.pieces(() => {})) reader.write(piece);
  reader.end();
}

async function readSharedTexts(part: TextFile | undefined): Promise<string[]> {
  const texts: string[] = [];
  if (!part) return texts;
  let [chars, isInText, isAloud, text] = [0, false, false, ''];
  const reader = createXmlReader(part.file, {
    open(tag) {
      if (tag === 'si') text = '';
      if (tag === 'rPh') isAloud = true;
      isInText = tag === 't' && !isAloud;
    },
    text(more) {
      if (!isInText) return;
      text += more;
      chars += more.length;
      if (chars > mostSharedChars)
        throw refusal(
          part.file,
          say('holds more text than can be read at once'),
          say('Import the database of that program'),
        );
    },
    close(tag) {
      isInText = false;
      if (tag === 'rPh') isAloud = false;
      if (tag === 'si') texts.push(unescaped(text));
    },
  });
  for await (const piece of part.pieces(() => {})) reader.write(piece);
  reader.end();
  return texts;
}

/** `AB12` is column 27; NaN where it is none. */
function columnOf(reference: string): number {
  const letters = /^([A-Z]{1,3})\d{1,7}$/u.exec(reference)?.[1];
  if (letters === undefined) return Number.NaN;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** What XML cannot hold stands there as `_x000D_`; half a letter stays so. */
function unescaped(text: string): string {
  return text.replace(/_x(?!d[89a-f])([\da-f]{4})_/giu, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
}

function shown(text: string | null): string {
  return JSON.stringify((text ?? '').slice(0, 40));
}
