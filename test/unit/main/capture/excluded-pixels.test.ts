/** Whatever happens on the desktop in whatever order, the pixels of an excluded window go nowhere. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { silentLog } from '../../../../src-main/base/log.ts';
import { CaptureLoop } from '../../../../src-main/capture/capture-loop.ts';
import type { WindowFacts, WindowReport } from '../../../../src-main/capture/ports.ts';
import { createGate } from '../../../../src-main/privacy/exclusions.ts';
import type { ExclusionRule } from '../../../../src-preload/contract/privacy.ts';
import type { Settings } from '../../../../src-preload/contract/settings.ts';
import { FakeClock } from '../../../helpers/fake-clock.ts';
import { ScriptedDesktop } from '../../../helpers/scripted-desktop.ts';

const settings: Pick<Settings, 'capture' | 'storage'> = {
  capture: { intervalSeconds: 2, provider: 'automatic', folder: null, idleSeconds: 0, onBattery: 'same' },
  storage: { stopBelowFreeMb: 1000 },
};

const someWindow: fc.Arbitrary<WindowFacts> = fc.record({
  application: fc.constantFrom('Editor', 'Firefox', 'Mail', 'KeePassXC', null),
  title: fc.constantFrom('notes', 'Salary 2026', 'salary', 'x — Mozilla Firefox Private Browsing', '', null),
  url: fc.constantFrom(null, 'https://bank.example/', 'https://news.example/'),
  own: fc.constant(false),
});
const ownWindow = someWindow.map((window) => ({ ...window, own: true }));
const anyWindow = fc.oneof({ weight: 9, arbitrary: someWindow }, { weight: 1, arbitrary: ownWindow });
const anyReport: fc.Arbitrary<WindowReport | 'fails'> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .tuple(fc.option(anyWindow), fc.option(fc.array(anyWindow, { maxLength: 3 })))
      .map(([active, behind]) => ({ active, visible: behind && (active ? [active, ...behind] : behind) })),
  },
  { weight: 1, arbitrary: fc.constant('fails' as const) },
);
const anyRules: fc.Arbitrary<ExclusionRule[]> = fc.subarray([
  { kind: 'title', pattern: 'salary' },
  { kind: 'application', pattern: 'mail' },
  { kind: 'site', pattern: 'bank.example' },
]);
/** What the windows are when asked before and after the picture, and whether the picture itself comes. */
const anyLook = fc
  .record({
    before: anyReport,
    change: fc.constantFrom('none' as const, 'other' as const, 'one more behind' as const),
    other: anyReport,
    more: anyWindow,
    fails: fc.boolean(),
  })
  .map(({ before, change, other, more, fails }) => {
    const behind = before === 'fails' ? before : { ...before, visible: [...(before.visible ?? []), more] };
    return { before, after: { none: before, other, 'one more behind': behind }[change], fails };
  });

it('no picture is asked for, and no title handed over, unless the gate allowed the moment before and after', async () => {
  let handedOver = 0;
  await fc.assert(
    fc.asyncProperty(anyRules, fc.array(anyLook, { minLength: 1, maxLength: 12 }), async (rules, looks) => {
      const clock = new FakeClock();
      const desktop = new ScriptedDesktop();
      const gate = createGate({ presetsOff: [], rules });
      const allowed = (report: WindowReport | 'fails'): boolean =>
        report !== 'fails' && gate.decide(report).allowed;
      let look = looks[0]!;
      let isAfter = false;
      const windows = {
        async read(): Promise<WindowReport> {
          const report = isAfter ? look.after : look.before;
          isAfter = false;
          if (report === 'fails') throw new Error('no windows');
          return report;
        },
      };
      const source = desktop.source('screen', () => {
        if (look.fails) throw new Error('no picture');
        isAfter = true;
      });
      const loop = new CaptureLoop({
        clock,
        log: silentLog,
        sources: [source],
        windows,
        sink: desktop.sink,
        gate: () => gate,
        settings: () => settings,
        idleSeconds: () => 0,
      });
      loop.update({ agreed: true, engineReady: true });
      loop.start();
      for (const next of looks) {
        [look, isAfter] = [next, false];
        desktop.picture++;
        const before = {
          accepted: desktop.accepted.length,
          pixels: desktop.pixelsAsked,
          grabs: desktop.grabs,
        };
        await clock.advance(60_000);
        if (!allowed(next.before)) expect(desktop.grabs).toBe(before.grabs);
        if (!allowed(next.before) || !allowed(next.after)) {
          expect(desktop.pixelsAsked).toBe(before.pixels);
          expect(desktop.accepted).toHaveLength(before.accepted);
        }
        for (const frame of desktop.accepted.slice(before.accepted)) {
          expect(frame.application).toBe(
            next.before === 'fails' ? undefined : (next.before.active?.application ?? null),
          );
        }
      }
      await loop.stop();
      handedOver += desktop.accepted.length;
      expect(JSON.stringify(desktop.gaps)).not.toMatch(/salary|bank/iu);
    }),
    { numRuns: 150 },
  );
  expect(handedOver).toBeGreaterThan(0);
});
