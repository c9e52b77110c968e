/** What the platform must allow so that Mneme can do its work, whether it does, and what to do where it does not. Pure. */
import type { Permission, Status } from '../../src-preload/contract/app.ts';
import type { ShellTexts } from './texts/texts.ts';

type Texts = ShellTexts['permissions'];

export interface PermissionFacts {
  readonly platform: NodeJS.Platform;
  readonly isWayland: boolean;
  /** As macOS says it of recording the screen; `granted` on other platforms. */
  readonly screen: string;
  /** Of macOS: whether titles of windows may be read. */
  readonly isTrusted: boolean;
  /** Whether the platform told of any window just now. */
  readonly knowsWindows: boolean;
  readonly protection: Status['protection'];
}

export function listPermissions(facts: PermissionFacts, texts: Texts): Permission[] {
  return [screen(facts, texts), windows(facts, texts), keyStore(facts, texts)];
}

function screen({ platform, isWayland, screen: access }: PermissionFacts, texts: Texts): Permission {
  const about = { id: 'screen', name: texts.screen } as const;
  if (isWayland)
    return {
      ...about,
      state: 'missing',
      explanation: texts.screenWayland,
      remedy: texts.screenWaylandRemedy,
    };
  if (platform === 'darwin' && access !== 'granted')
    return {
      ...about,
      state: 'missing',
      explanation: texts.screenMac,
      remedy: texts.screenMacRemedy,
    };
  return { ...about, state: 'given', explanation: texts.screenGiven, remedy: '' };
}

function windows(
  { platform, isWayland, isTrusted, knowsWindows }: PermissionFacts,
  texts: Texts,
): Permission {
  const about = { id: 'windows', name: texts.windows } as const;
  if (platform === 'darwin' && !isTrusted)
    return {
      ...about,
      state: 'missing',
      explanation: texts.windowsMac,
      remedy: texts.windowsMacRemedy,
    };
  if (!knowsWindows)
    return {
      ...about,
      state: platform === 'linux' ? 'missing' : 'unknown',
      explanation: texts.windowsUnknown,
      remedy: platform === 'linux' && !isWayland ? texts.windowsRemedy : texts.windowsNoRemedy,
    };
  return {
    ...about,
    state: 'given',
    explanation: texts.windowsGiven,
    remedy: '',
  };
}

function keyStore({ platform, protection }: PermissionFacts, texts: Texts): Permission {
  const about = { id: 'keys', name: texts.keys } as const;
  if (protection === 'basic')
    return {
      ...about,
      state: 'missing',
      explanation: texts.keysBasic,
      remedy: platform === 'linux' ? texts.keysRemedyLinux : texts.keysRemedy,
    };
  return {
    ...about,
    state: protection === 'system' ? 'given' : 'unknown',
    explanation: texts.keysGiven,
    remedy: '',
  };
}
