/** Which window a frame shows: what makes two frames belong to one activity, and two activities to one stream of text. */
import { createHash } from 'node:crypto';
import { steadyTitle } from '../base/steady-title.ts';

export interface WindowSeen {
  readonly displayId: string;
  readonly application: string | null;
  readonly title: string | null;
  readonly url: string | null;
}

export function isSameWindow(a: WindowSeen, b: WindowSeen): boolean {
  return (
    a.displayId === b.displayId &&
    a.application === b.application &&
    a.url === b.url &&
    steadyTitle(a.title) === steadyTitle(b.title)
  );
}

/**
 * The stream that the text of a window belongs to. It is the same whenever the window is seen again, so that going back
 * and forth between two windows does not store their text each time. A window that nothing is known of is known only
 * for as long as its activity lasts.
 */
export function streamOf(window: WindowSeen, activityId: number): string {
  const { application, title, url } = window;
  if (title === null && url === null) return `activity:${activityId}`;
  const digest = createHash('sha256').update(JSON.stringify([application, steadyTitle(title), url]));
  return `window:${digest.digest('hex').slice(0, 24)}`;
}
