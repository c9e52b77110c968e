/**
 * Places concepts so that linked ones lie near each other: springs along links, repulsion between all (Fruchterman and
 * Reingold, 1991), from a spiral as the beginning, so that the same concepts always lie the same. Pure; 200 take some 100 ms.
 */
import type { ConceptMap } from '../../../src-preload/contract/memory-relations.ts';
import type { MemoryId } from '../../../src-preload/contract/memory.ts';

export interface Placed {
  /** 0..1 of the width and of the height. */
  readonly x: number;
  readonly y: number;
}

const rounds = 220;
/** The angle at which a sunflower sets its seeds: no two points of the spiral come to lie on each other. */
const goldenAngle = Math.PI * (3 - Math.sqrt(5));
const margin = 0.06;
/** Of what has no link to the rest: more would press all together. */
const gravity = 4;

/** In the order of the concepts. */
export function layOut({ concepts, links }: Pick<ConceptMap, 'concepts' | 'links'>): readonly Placed[] {
  const count = concepts.length;
  const at = new Map(concepts.map(({ id }, place) => [id, place]));
  const springs = links.flatMap(({ from, to }) => {
    const [a, b] = [at.get(from), at.get(to)];
    return a === undefined || b === undefined ? [] : [[a, b] as const];
  });
  const xs = new Float64Array(count);
  const ys = new Float64Array(count);
  for (let place = 0; place < count; place++) {
    const radius = Math.sqrt((place + 0.5) / Math.max(1, count));
    xs[place] = radius * Math.cos(place * goldenAngle);
    ys[place] = radius * Math.sin(place * goldenAngle);
  }
  const rest = 1.1 / Math.sqrt(Math.max(1, count));
  const dx = new Float64Array(count);
  const dy = new Float64Array(count);
  for (let round = 0; round < rounds; round++) {
    dx.fill(0);
    dy.fill(0);
    for (let a = 0; a < count; a++) {
      for (let b = a + 1; b < count; b++) {
        const [x, y] = [xs[a]! - xs[b]!, ys[a]! - ys[b]!];
        const force = (rest * rest) / Math.max(1e-6, x * x + y * y);
        dx[a]! += x * force;
        dy[a]! += y * force;
        dx[b]! -= x * force;
        dy[b]! -= y * force;
      }
      // Towards the middle, so that what has no link does not drift away.
      dx[a]! -= xs[a]! * rest * gravity;
      dy[a]! -= ys[a]! * rest * gravity;
    }
    for (const [a, b] of springs) {
      const [x, y] = [xs[a]! - xs[b]!, ys[a]! - ys[b]!];
      const force = Math.hypot(x, y) / rest;
      dx[a]! -= x * force;
      dy[a]! -= y * force;
      dx[b]! += x * force;
      dy[b]! += y * force;
    }
    const most = 0.1 * (1 - round / rounds);
    for (let place = 0; place < count; place++) {
      const length = Math.hypot(dx[place]!, dy[place]!) || 1;
      const step = Math.min(length, most) / length;
      xs[place]! += dx[place]! * step;
      ys[place]! += dy[place]! * step;
    }
  }
  const [x, y] = [fitted(xs), fitted(ys)];
  return concepts.map((_, place) => ({ x: x(place), y: y(place) }));
}

/** A name on the map, in pixels. */
export interface Label {
  readonly id: MemoryId;
  /** The middle of its lower edge. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Those of the names, the first of them first, that can be read beside each other. */
export function readable(labels: readonly Label[], height: number): ReadonlySet<MemoryId> {
  const shown: Label[] = [];
  for (const label of labels) {
    const isFree = shown.every(
      ({ x, y, width }) =>
        Math.abs(label.x - x) >= (label.width + width) / 2 || Math.abs(label.y - y) >= height,
    );
    if (isFree) shown.push(label);
  }
  return new Set(shown.map(({ id }) => id));
}

/** Into 0..1 with a margin. */
function fitted(values: Float64Array): (place: number) => number {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const span = high - low;
  return (place) => (span < 1e-9 ? 0.5 : margin + ((values[place]! - low) / span) * (1 - 2 * margin));
}
