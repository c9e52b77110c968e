/**
 * Remembers what lines looked like and what was read from them. Windows come back, pages are scrolled and menus stay: most lines of a
 * frame were read a moment ago, and looking one up costs a hundredth of reading it. In memory only.
 */
import type { RecognizedPage } from './tesseract-thread.ts';
import type { PreparedPicture } from './words-of-lines.ts';

/** Some thirty full screens; at five kilobytes a line. */
const mostLines = 3_000;
/**
 * By so much of a line's contrast the greys of a cell of 2 × 2 pixels may differ: packing a picture changes a line a little each time. A
 * letter that is another one, or a dot more, changes some cell by more than twice as much.
 */
const mostDifference = 0.1;

export interface KnownLines {
  /** What was read from a line that looked the same; null where there was none. */
  find(line: PreparedPicture): RecognizedPage | null;
  remember(line: PreparedPicture, page: RecognizedPage): void;
}

interface KnownLine {
  readonly size: string;
  readonly cells: Uint8Array;
  readonly page: RecognizedPage;
}

export function createKnownLines(): KnownLines {
  const bySize = new Map<string, Set<KnownLine>>();
  /** The least lately used first. */
  const lines = new Set<KnownLine>();

  return {
    find(line) {
      const { size, cells } = lookOf(line);
      for (const known of bySize.get(size) ?? []) {
        if (!looksLike(known.cells, cells)) continue;
        lines.delete(known);
        lines.add(known);
        return known.page;
      }
      return null;
    },
    remember(line, page) {
      const { size, cells } = lookOf(line);
      if (cells.length === 0) return;
      const known = { size, cells, page };
      lines.add(known);
      bySize.set(size, (bySize.get(size) ?? new Set()).add(known));
      if (lines.size > mostLines) forget(lines.values().next().value!);
    },
  };

  function forget(line: KnownLine): void {
    lines.delete(line);
    const alike = bySize.get(line.size)!;
    alike.delete(line);
    if (alike.size === 0) bySize.delete(line.size);
  }
}

/** The file's header and its pixels at half the size; none where it is no grey PGM. */
function lookOf({ bytes }: PreparedPicture): { readonly size: string; readonly cells: Uint8Array } {
  const header = /^P5\n(\d+) (\d+)\n255\n/.exec(Buffer.from(bytes.subarray(0, 32)).toString('latin1'));
  if (!header) return { size: '', cells: new Uint8Array() };
  const size = header[0];
  const width = Number(header[1]);
  const columns = width >> 1;
  const cells = new Uint8Array(columns * (Number(header[2]) >> 1));
  for (let row = 0, cell = 0; cell < cells.length; row++) {
    let at = size.length + row * 2 * width;
    for (let column = 0; column < columns; column++, cell++, at += 2) {
      cells[cell] = (bytes[at]! + bytes[at + 1]! + bytes[at + width]! + bytes[at + width + 1]!) >> 2;
    }
  }
  return { size, cells };
}

function looksLike(a: Uint8Array, b: Uint8Array): boolean {
  const limit = mostDifference * (255 - a.reduce((darkest, grey) => Math.min(darkest, grey), 255));
  for (let cell = 0; cell < a.length; cell++) if (Math.abs(a[cell]! - b[cell]!) > limit) return false;
  return true;
}
