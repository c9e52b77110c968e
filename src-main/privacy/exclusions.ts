/**
 * The gate: decides from what the platform tells of the windows whether the screen may be recorded at this moment.
 * It is asked before the pixels are taken and again after; what it cannot know counts as excluded where a rule could
 * apply.
 */
import type { Exclusions, PresetId } from '../../src-preload/contract/privacy.ts';
import { isKeyChain } from './key-chains.ts';
import { isLockScreen } from './lock-screens.ts';
import { createOwnerRules, createTextOnlyRules, type OwnerRuleReason } from './owner-rules.ts';
import { isPasswordManager } from './password-managers.ts';
import { foldText } from './plain-text.ts';
import { fixedPresets } from './presets.ts';
import { isPrivateWindow } from './private-windows.ts';

/** One window; what the platform does not tell is null, an empty title is a window known to have none. */
export interface SeenWindow {
  readonly application: string | null;
  readonly title: string | null;
  readonly url: string | null;
  /** It belongs to Mneme itself. */
  readonly own: boolean;
}

/** The windows of one moment, as in capture's `WindowReport`. */
export interface SeenWindows {
  readonly active: SeenWindow | null;
  readonly visible: readonly SeenWindow[] | null;
}

/** Why the gate is shut: an id for logs, gaps and the status. It never holds a title. */
export type GateReason = PresetId | OwnerRuleReason | 'unknown-window' | 'unknown-title' | 'gate-failed';

/** `textOnly`: the words may be kept, and no picture. */
export type Verdict =
  | { readonly allowed: true; readonly textOnly?: true }
  | { readonly allowed: false; readonly reason: GateReason };

export interface Gate {
  /** Never throws: a failure inside is a shut gate. */
  decide(windows: SeenWindows): Verdict;
}

/** A gate for the owner's exclusions. Presets are on unless switched off; `lock-screens` and `own-windows` always are. */
export function createGate(exclusions: Exclusions): Gate {
  const off = new Set(exclusions.presetsOff.filter((id) => !fixedPresets.has(id)));
  const shutting = exclusions.rules.filter(({ kind }) => kind !== 'text_only');
  const ownerReason = createOwnerRules(shutting);
  const isTextOnly = createTextOnlyRules(exclusions.rules);

  function windowReason(window: SeenWindow, isActive: boolean): GateReason | null {
    // Behind another window it is painted out of the picture by the shell, so it need not shut the gate.
    if (window.own) return isActive ? 'own-windows' : null;
    const application = known(window.application);
    const title = isActive ? known(window.title) : window.title === null ? null : foldText(window.title);
    const url = known(window.url) === null ? null : window.url;
    if (isLockScreen(application, title)) return 'lock-screens';
    if (!off.has('key-chains') && isKeyChain(application, title)) return 'key-chains';
    if (!off.has('password-managers')) {
      const verdict = isPasswordManager(application, title, url);
      if (verdict !== false) return verdict === 'unknown' ? 'unknown-title' : 'password-managers';
    }
    if (!off.has('private-windows')) {
      const verdict = isPrivateWindow(application, title);
      if (verdict !== false) return verdict === 'unknown' ? 'unknown-title' : 'private-windows';
    }
    return ownerReason(application, title, url);
  }

  function reasonOf({ active, visible }: SeenWindows): GateReason | null {
    if (active === null && visible === null) return shutting.length > 0 ? 'unknown-window' : null;
    const reason = active === null ? null : windowReason(active, true);
    if (reason !== null) return reason;
    for (const window of visible ?? []) {
      const behind = windowReason(window, false);
      if (behind !== null) return behind;
    }
    return null;
  }

  /** A picture shows every window, so one of them is enough. Where nothing is told, one could be there. */
  function isTextOnlyMoment({ active, visible }: SeenWindows): boolean {
    const windows = [...(active === null ? [] : [active]), ...(visible ?? [])];
    if (windows.length === 0) return isTextOnly(null);
    return windows.some(({ application, own }) => !own && isTextOnly(application));
  }

  return {
    decide(windows) {
      try {
        const reason = reasonOf(windows);
        if (reason !== null) return { allowed: false, reason };
        return isTextOnlyMoment(windows) ? { allowed: true, textOnly: true } : { allowed: true };
      } catch {
        return { allowed: false, reason: 'gate-failed' };
      }
    },
  };
}

/** Folded text; null where it is unknown, empty or made of nothing visible. */
function known(text: string | null): string | null {
  if (text === null) return null;
  const folded = foldText(text);
  return folded === '' ? null : folded;
}
