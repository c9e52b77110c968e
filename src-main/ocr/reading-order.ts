/**
 * The order in which the pieces of a screen are read: panes and columns to their end, tables row by row (recursive cuts along empty
 * strips: Nagy and Seth 1984).
 */

export interface Boxed {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pieces at one height belong to one line if the gap between them is no wider than this many line heights. */
const gapHeights = 4;
/** An empty strip parts columns if it is wider than this many line heights. */
const gutterHeights = 1.5;
/** Two pieces stand in one row if their middles differ by less than this share of a line height. */
const sameRow = 0.4;
/** Columns of short pieces are a table if so many of them have a neighbour in their row. */
const alignedShare = 0.8;
const shortHeights = 8;

/** The pieces grouped to lines, lines in reading order, pieces from left to right. No piece is lost. */
export function inReadingOrder<Piece extends Boxed>(pieces: readonly Piece[]): Piece[][] {
  if (pieces.length < 2) return pieces.length === 0 ? [] : [[...pieces]];
  const height = median(pieces.map((piece) => piece.height));
  const columns = cut(pieces, (piece) => [piece.x, piece.width], gutterHeights * height);
  if (columns.length > 1 && standBesideEachOther(columns))
    return isTable(columns) ? rowsOf(pieces) : columns.flatMap(inReadingOrder);
  const bands = cutAtWidest(pieces, (piece) => [piece.y, piece.height]);
  if (bands.length > 1) return bands.flatMap(inReadingOrder);
  return rowsOf(pieces).flatMap(atWideGaps);
}

type Extent<Piece> = (piece: Piece) => readonly [start: number, length: number];

/** The pieces between empty strips of at least `least` pixels. */
function cut<Piece>(pieces: readonly Piece[], extent: Extent<Piece>, least: number): Piece[][] {
  const groups: Piece[][] = [];
  let end = -Infinity;
  for (const piece of [...pieces].sort((a, b) => extent(a)[0] - extent(b)[0])) {
    const [start, length] = extent(piece);
    if (start - end >= least || groups.length === 0) groups.push([]);
    groups.at(-1)!.push(piece);
    end = Math.max(end, start + length);
  }
  return groups;
}

/** Cut in two at the widest empty strip; whole where there is none. */
function cutAtWidest<Piece>(pieces: readonly Piece[], extent: Extent<Piece>): Piece[][] {
  const groups = cut(pieces, extent, 1);
  let [widest, place] = [0, 0];
  let end = -Infinity;
  for (const [index, group] of groups.entries()) {
    const start = Math.min(...group.map((piece) => extent(piece)[0]));
    if (index > 0 && start - end > widest) [widest, place] = [start - end, index];
    end = Math.max(end, ...group.map((piece) => extent(piece)[0] + extent(piece)[1]));
  }
  return place === 0 ? [[...pieces]] : [groups.slice(0, place).flat(), groups.slice(place).flat()];
}

/** Of groups in which one is wholly above the other, the upper one comes first, wherever it stands. */
function standBesideEachOther(columns: readonly (readonly Boxed[])[]): boolean {
  const extents = columns
    .map((column) => [
      Math.min(...column.map((piece) => piece.y)),
      Math.max(...column.map((piece) => piece.y + piece.height)),
    ])
    .sort((a, b) => a[0]! - b[0]!);
  return extents.some(([top], i) => i > 0 && top! < extents[i - 1]![1]!);
}

function isTable(columns: readonly (readonly Boxed[])[]): boolean {
  const all = columns.flat();
  if (all.length < 4 || rowsOf(all).length < 2) return false;
  if (median(all.map((piece) => piece.width / piece.height)) > shortHeights) return false;
  const aligned = all.filter((piece) =>
    columns.some((column) => !column.includes(piece) && column.some((other) => isSameRow(piece, other))),
  );
  return aligned.length >= alignedShare * all.length;
}

/** From the top, each row from the left. */
function rowsOf<Piece extends Boxed>(pieces: readonly Piece[]): Piece[][] {
  const rows: Piece[][] = [];
  for (const piece of [...pieces].sort((a, b) => middle(a) - middle(b))) {
    const row = rows.at(-1);
    if (row && isSameRow(row[0]!, piece)) row.push(piece);
    else rows.push([piece]);
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x));
}

function atWideGaps<Piece extends Boxed>(row: readonly Piece[]): Piece[][] {
  return cut(
    row,
    (piece) => [piece.x, piece.width],
    gapHeights * Math.max(...row.map((piece) => piece.height)),
  );
}

function isSameRow(a: Boxed, b: Boxed): boolean {
  return Math.abs(middle(a) - middle(b)) < sameRow * Math.max(a.height, b.height);
}

function middle(piece: Boxed): number {
  return piece.y + piece.height / 2;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
