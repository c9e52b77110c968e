/** What the platform must allow so that Mneme can do its work, whether it does, and what to do where it does not. Pure. */
import type { Permission, Status } from '../../src-preload/contract/app.ts';

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

export function listPermissions(facts: PermissionFacts): Permission[] {
  return [screen(facts), windows(facts), keyStore(facts)];
}

function screen({ platform, isWayland, screen: access }: PermissionFacts): Permission {
  const about = { id: 'screen', name: 'Recording the screen' } as const;
  if (isWayland)
    return {
      ...about,
      state: 'missing',
      explanation: 'Under Wayland no program may look at the screen by itself, so nothing is recorded.',
      remedy: 'Choose a session with X11 (Xorg) when you log in. Importing screenshots works as it is.',
    };
  if (platform === 'darwin' && access !== 'granted')
    return {
      ...about,
      state: 'missing',
      explanation: 'macOS does not allow Mneme to record the screen.',
      remedy:
        'Allow it in System Settings, Privacy & Security, Screen & System Audio Recording. Then start Mneme again.',
    };
  return { ...about, state: 'given', explanation: 'Mneme may take pictures of your displays.', remedy: '' };
}

function windows({ platform, isWayland, isTrusted, knowsWindows }: PermissionFacts): Permission {
  const about = { id: 'windows', name: 'Names of applications and windows' } as const;
  if (platform === 'darwin' && !isTrusted)
    return {
      ...about,
      state: 'missing',
      explanation:
        'Without it exclusions by title or site cannot be kept, so more is left out than you asked for.',
      remedy: 'Allow it in System Settings, Privacy & Security, Accessibility.',
    };
  if (!knowsWindows)
    return {
      ...about,
      state: platform === 'linux' ? 'missing' : 'unknown',
      explanation: 'This system does not tell which window is open: what a rule could apply to is left out.',
      remedy:
        platform === 'linux' && !isWayland
          ? 'Install the package x11-utils (xprop and xwininfo), then start Mneme again.'
          : 'Nothing can be done about it here.',
    };
  return {
    ...about,
    state: 'given',
    explanation: 'Mneme sees which application is in front, so your exclusions hold.',
    remedy: '',
  };
}

function keyStore({ platform, protection }: PermissionFacts): Permission {
  const about = { id: 'keys', name: "The system's key store" } as const;
  if (protection === 'basic')
    return {
      ...about,
      state: 'missing',
      explanation:
        'There is no key ring, so the key lies beside the data: a copied database is protected, your files are not.',
      remedy:
        platform === 'linux'
          ? 'Set up GNOME Keyring or KWallet and start Mneme again.'
          : 'Unlock the key chain of your account and start Mneme again.',
    };
  return {
    ...about,
    state: protection === 'system' ? 'given' : 'unknown',
    explanation: 'The key to your memories lies in the key store of your account.',
    remedy: '',
  };
}
