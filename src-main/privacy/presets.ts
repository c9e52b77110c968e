/** What the presets are called and how they are explained to the owner. */
import type { Exclusions, PresetId } from '../../src-preload/contract/privacy.ts';

export interface PresetListing {
  readonly id: PresetId;
  readonly name: string;
  readonly explanation: string;
  readonly examples: readonly string[];
  readonly on: boolean;
  /** It cannot be switched off. */
  readonly fixed: boolean;
}

export const fixedPresets: ReadonlySet<PresetId> = new Set<PresetId>(['lock-screens', 'own-windows']);

const texts: readonly Omit<PresetListing, 'on' | 'fixed'>[] = [
  {
    id: 'private-windows',
    name: 'Private browser windows',
    explanation:
      'Windows that a browser marks as private in their title, in more than 40 languages, and every window of Tor Browser and Mullvad Browser. Chrome and browsers made from it mark only the empty new tab on some systems: to be sure, exclude the browser that you use for private things.',
    examples: [
      'Private Browsing',
      'InPrivate',
      'Incognito',
      'Navigation privée',
      'Privates Fenster',
      '無痕式視窗',
    ],
  },
  {
    id: 'password-managers',
    name: 'Password managers',
    explanation: 'Applications that keep passwords, and their vaults in the browser.',
    examples: ['1Password', 'Bitwarden', 'KeePassXC', 'LastPass', 'Proton Pass', 'passwords.google.com'],
  },
  {
    id: 'key-chains',
    name: 'Key chains and password prompts',
    explanation: "The system's own stores of passwords and keys, and the windows that ask for them.",
    examples: ['Keychain Access', 'Credential Manager', 'Passwords and Keys', 'KDE Wallet', 'pinentry'],
  },
  {
    id: 'lock-screens',
    name: 'Lock and login screens',
    explanation: 'The screen while it is locked, and the screens on which one logs in or changes the user.',
    examples: ['loginwindow', 'LockApp', 'xscreensaver', 'swaylock', 'sddm-greeter'],
  },
  {
    id: 'own-windows',
    name: 'Mneme itself',
    explanation:
      'Nothing is recorded while you use Mneme, and its window is painted out of every picture, so that what you find is not found again.',
    examples: ['Mneme'],
  },
];

/** All presets for the first start and the settings, with the owner's choice. */
export function listPresets(exclusions: Exclusions): PresetListing[] {
  return texts.map((text) => {
    const fixed = fixedPresets.has(text.id);
    return { ...text, fixed, on: fixed || !exclusions.presetsOff.includes(text.id) };
  });
}
