/** Runs inside a rendered page: brings it into a state, and tells where its words and its moving parts stand. */

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface ShownWord extends Box {
  readonly text: string;
  /** Words of one line box share it. */
  readonly line: number;
  /** Cut by an edge, so that nobody could read all of it. */
  readonly isCut: boolean;
}

export interface PageFacts {
  readonly words: readonly ShownWord[];
  /** One box a letter of what is typed, in the order of typing. */
  readonly typed: readonly Box[];
  readonly caret: Box | null;
  readonly video: Box | null;
  readonly progress: Box | null;
  /** How far the page can be scrolled, in pixels. */
  readonly scrollHeight: number;
}

/** Must not use anything outside itself: it is sent to the page as text. */
export function describePage(state: { readonly scrollTop: number; readonly isTyped: boolean }): PageFacts {
  const scrolling = document.querySelector<HTMLElement>('[data-scroll]');
  if (scrolling) scrolling.scrollTop = state.scrollTop;
  const boxOf = ({ x, y, width, height }: DOMRect): Box => ({ x, y, width, height });
  const boxAt = (selector: string): Box | null => {
    const element = document.querySelector(selector);
    return element && boxOf(element.getBoundingClientRect());
  };
  const words: ShownWord[] = [];
  const typed: Box[] = [];
  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let line = -1;
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    const parent = node.parentElement;
    const text = node.textContent ?? '';
    if (!parent || ['STYLE', 'SCRIPT', 'TITLE'].includes(parent.tagName)) continue;
    const isTyped = parent.closest('[data-typed]') !== null;
    let lastTop = -Infinity;
    for (const match of text.matchAll(/\S+/g)) {
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      const box = range.getBoundingClientRect();
      if (isTyped) {
        for (let at = match.index; at < match.index + match[0].length; at++) {
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          typed.push(boxOf(range.getBoundingClientRect()));
        }
      }
      if (isTyped && !state.isTyped) continue;
      const isShownAt = (x: number, y: number): boolean => {
        const seen = document.elementFromPoint(x, y);
        return seen !== null && (parent.contains(seen) || seen.contains(parent));
      };
      const [top, bottom] = [box.y + 2, box.bottom - 2];
      const corners = [
        isShownAt(box.x + 1, top),
        isShownAt(box.right - 1, top),
        isShownAt(box.x + 1, bottom),
      ];
      const isCut = corners.includes(false);
      if (isCut && !corners.includes(true)) continue;
      if (Math.abs(box.y - lastTop) > 2) line++;
      lastTop = box.y;
      words.push({ text: match[0], ...boxOf(box), line, isCut });
    }
  }
  if (!state.isTyped) {
    for (const element of document.querySelectorAll<HTMLElement>('[data-typed]'))
      element.style.visibility = 'hidden';
  }
  const caretOwner = document.querySelector('[data-caret]');
  let caret: Box | null = null;
  if (caretOwner) {
    range.selectNodeContents(caretOwner);
    const boxes = [...range.getClientRects()];
    const last = boxes.at(-1);
    if (last) caret = { x: last.right + 1, y: last.y, width: 2, height: last.height };
  }
  return {
    words,
    typed,
    caret,
    video: boxAt('[data-video]'),
    progress: boxAt('[data-progress]'),
    scrollHeight: scrolling ? scrolling.scrollHeight - scrolling.clientHeight : 0,
  };
}
