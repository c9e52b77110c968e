/** The state of recording as a shape, so that it is told apart without colour: disc, bars, ring, triangle. */
import { Circle, CircleDot, PauseCircle, TriangleAlert } from 'lucide-react';
import type { Tone } from './recording-words.ts';

const shapes = {
  good: { icon: CircleDot, look: 'text-good' },
  calm: { icon: Circle, look: 'text-ink-3' },
  warn: { icon: PauseCircle, look: 'text-warn' },
  bad: { icon: TriangleAlert, look: 'text-bad' },
} as const;

export function StateDot({ tone }: { readonly tone: Tone }) {
  const { icon: Icon, look } = shapes[tone];
  return <Icon size={14} aria-hidden className={`shrink-0 ${look}`} />;
}
