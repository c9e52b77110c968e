/** What the gate says of each window that is open, and by which rule: for the page on which the owner tries the exclusions. */
import type { Exclusions, ExclusionRule } from '../../src-preload/contract/privacy.ts';
import { createGate, type GateReason, type SeenWindow, type SeenWindows } from './exclusions.ts';
import { createOwnerRules, createTextOnlyRules } from './owner-rules.ts';
import { foldText } from './plain-text.ts';

export interface ExplainedWindow {
  readonly window: SeenWindow;
  readonly isActive: boolean;
  /** Null: it may be recorded. */
  readonly reason: GateReason | null;
  /** The owner's rule, where one is the reason, or why no picture of it is kept. */
  readonly rule: ExclusionRule | null;
}

/** The active window first. Each is judged as if it were the only one; one alone shuts the gate for all. */
export function explainWindows({ active, visible }: SeenWindows, exclusions: Exclusions): ExplainedWindow[] {
  const gate = createGate(exclusions);
  const explain = (window: SeenWindow, isActive: boolean): ExplainedWindow => {
    const verdict = gate.decide(
      isActive ? { active: window, visible: null } : { active: null, visible: [window] },
    );
    if (verdict.allowed) {
      const rule = verdict.textOnly ? textOnlyRuleOf(window, exclusions) : null;
      return { window, isActive, reason: null, rule };
    }
    return { window, isActive, reason: verdict.reason, rule: ruleOf(window, verdict.reason, exclusions) };
  };
  const behind = (visible ?? []).filter((window) => active === null || !isSame(window, active));
  return [
    ...(active === null ? [] : [explain(active, true)]),
    ...behind.map((window) => explain(window, false)),
  ];
}

function ruleOf(window: SeenWindow, reason: GateReason, { rules }: Exclusions): ExclusionRule | null {
  const [application, title] = [window.application, window.title].map((text) =>
    text === null ? null : foldText(text),
  ) as [string | null, string | null];
  return rules.find((rule) => createOwnerRules([rule])(application, title, window.url) === reason) ?? null;
}

function textOnlyRuleOf({ application }: SeenWindow, { rules }: Exclusions): ExclusionRule | null {
  return rules.find((rule) => createTextOnlyRules([rule])(application)) ?? null;
}

function isSame(a: SeenWindow, b: SeenWindow): boolean {
  return a.application === b.application && a.title === b.title && a.url === b.url;
}
