/**
 * Whatever opens, closes, is renamed, pops up or falls silent between the steps of a look: no frame that is handed over shows an
 * excluded window, names one, or keeps a picture of an application of which only the text is kept. What no platform can tell is left
 * out: a window that comes and goes while one picture is taken.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { silentLog } from '../../../../src-main/base/log.ts';
import { CaptureLoop } from '../../../../src-main/capture/capture-loop.ts';
import type { ScreenSource, WindowFacts, WindowReport } from '../../../../src-main/capture/ports.ts';
import { createGate } from '../../../../src-main/privacy/exclusions.ts';
import { FakeClock } from '../../../helpers/fake-clock.ts';
import { ScriptedDesktop } from '../../../helpers/scripted-desktop.ts';
import { testSettings } from '../../../helpers/test-settings.ts';

type Look = 'public' | 'excluded' | 'text only';

/** What is really there; `told` is what the platform says of its title and application. */
interface Shown {
  readonly application: string;
  readonly title: string;
  readonly told: 'all' | 'no title' | 'no application';
}

const rules = [
  { kind: 'title', pattern: 'salary' },
  { kind: 'application', pattern: 'Bank' },
  { kind: 'text_only', pattern: 'Signal' },
] as const;

/** Pages, a small video above all others, a notification, the bar of a shared screen, a private window, a password manager. */
const anyShown: fc.Arbitrary<Shown> = fc.record({
  application: fc.constantFrom('Editor', 'Firefox', 'Bank', 'Signal', 'KeePassXC', 'Notifications'),
  title: fc.constantFrom(
    'notes',
    'Salary of May',
    'Picture in picture',
    'You are sharing your screen',
    'x — Mozilla Firefox Private Browsing',
    '',
  ),
  told: fc.constantFrom('all', 'all', 'all', 'no title', 'no application'),
});

type Event =
  | { readonly type: 'opens'; readonly window: Shown; readonly inFront: boolean }
  | { readonly type: 'renames'; readonly place: number; readonly title: string }
  | { readonly type: 'closes'; readonly place: number }
  | { readonly type: 'raises'; readonly place: number };

const place = fc.nat(3);
const anyEvents = fc.array(
  fc.oneof(
    fc.record({ type: fc.constant('opens' as const), window: anyShown, inFront: fc.boolean() }),
    fc.record({
      type: fc.constant('renames' as const),
      place,
      title: fc.constantFrom('notes', 'Salary of May', 'inbox'),
    }),
    fc.record({ type: fc.constant('closes' as const), place }),
    fc.record({ type: fc.constant('raises' as const), place }),
  ),
  { maxLength: 2 },
);
const anyMoment = fc.record({
  before: anyEvents,
  /** Between the first question and the picture, and between the picture and the second question. */
  beforePicture: anyEvents,
  afterPicture: anyEvents,
  grab: fc.constantFrom('works', 'works', 'works', 'fails'),
  windows: fc.constantFrom('told', 'told', 'told', 'only the active', 'nothing', 'fails'),
});

it('shows no excluded window on any frame, whatever changes between the steps of a look', async () => {
  let [kept, keptAsText] = [0, 0];
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyShown, { maxLength: 3 }),
      fc.array(anyMoment, { minLength: 1, maxLength: 8 }),
      async (first, moments) => {
        const clock = new FakeClock();
        const desktop = new ScriptedDesktop();
        let windows = [...first];
        let moment = moments[0]!;
        /** Of each picture that was taken: what it shows, and how much of it the platform tells. */
        let onPicture: readonly Shown[] = [];
        const shownOn: (readonly Shown[])[] = [];
        const source = (name: string): ScreenSource => ({
          name,
          async grab() {
            const [before, during] = [windows, changed(windows, moment.beforePicture)];
            windows = changed(during, moment.afterPicture);
            // Nobody can know of what was there neither before nor after, or of what the platform never tells.
            const isTold = (one: Shown): boolean =>
              moment.windows === 'only the active'
                ? one === before[0] || one === windows[0]
                : before.includes(one) || windows.includes(one);
            onPicture = during.filter(isTold);
            if (moment.grab === 'fails') throw new Error('the provider ended');
            return desktop.source(name).grab(new AbortController().signal);
          },
        });
        const loop = new CaptureLoop({
          clock,
          log: silentLog,
          sources: [source('desktop-capturer'), source('screenshot-desktop')],
          windows: { read: () => tell(windows, moment.windows) },
          sink: {
            ...desktop.sink,
            accept(frame) {
              shownOn.push(onPicture);
              return desktop.sink.accept(frame);
            },
          },
          gate: () => createGate({ presetsOff: [], rules: [...rules] }),
          settings: () => testSettings(),
          idleSeconds: () => 0,
        });
        loop.update({ agreed: true, engineReady: true });
        loop.start();
        for (const next of moments) {
          moment = next;
          windows = changed(windows, next.before);
          desktop.picture++;
          await clock.advance(2_000);
          await loop.drain();
        }
        await loop.stop();
        for (const [at, frame] of desktop.accepted.entries()) {
          const looks = shownOn[at]!.map(lookOf);
          expect(looks).not.toContain('excluded');
          if (looks.includes('text only')) expect(frame.textOnly).toBe(true);
          expect(`${frame.application} ${frame.title}`).not.toMatch(
            /salary|bank|keepass|^firefox .*private/iu,
          );
          if (frame.textOnly) keptAsText++;
          else kept++;
        }
      },
    ),
    { numRuns: 300 },
  );
  expect(kept).toBeGreaterThan(10);
  expect(keptAsText).toBeGreaterThan(10);
});

function lookOf({ application, title }: Shown): Look {
  if (/salary/iu.test(title) || application === 'Bank' || application === 'KeePassXC') return 'excluded';
  if (application === 'Firefox' && title.includes('Private Browsing')) return 'excluded';
  return application === 'Signal' ? 'text only' : 'public';
}

function changed(windows: readonly Shown[], events: readonly Event[]): Shown[] {
  return events.reduce<Shown[]>(
    (now, event) => {
      if (event.type === 'opens') return event.inFront ? [event.window, ...now] : [...now, event.window];
      if (event.type === 'renames')
        return now.map((one, at) => (at === event.place ? { ...one, title: event.title } : one));
      const one = now[event.place];
      const others = now.filter((_, at) => at !== event.place);
      return event.type === 'raises' && one ? [one, ...others] : others;
    },
    [...windows],
  );
}

async function tell(
  windows: readonly Shown[],
  how: 'told' | 'only the active' | 'nothing' | 'fails',
): Promise<WindowReport> {
  if (how === 'fails') throw new Error('no windows');
  if (how === 'nothing') return { active: null, visible: null };
  const facts = windows.map(({ application, title, told }): WindowFacts => ({
    application: told === 'no application' ? null : application,
    title: told === 'no title' ? null : title,
    url: null,
    own: false,
  }));
  // Where only the active window is told, nothing behind it is known; that is said on the page of exclusions.
  return { active: facts[0] ?? null, visible: how === 'told' ? facts : null };
}
