/** The presets, with what is told of them as examples. What they are called and mean, the window says in its language. */
import type { Exclusions, PresetId } from '../../src-preload/contract/privacy.ts';

export interface PresetListing {
  readonly id: PresetId;
  readonly examples: readonly string[];
  readonly on: boolean;
  /** It cannot be switched off. */
  readonly fixed: boolean;
}

export const fixedPresets: ReadonlySet<PresetId> = new Set<PresetId>(['lock-screens', 'own-windows']);

const presets: readonly Omit<PresetListing, 'on' | 'fixed'>[] = [
  {
    id: 'private-windows',
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
    examples: ['1Password', 'Bitwarden', 'KeePassXC', 'LastPass', 'Proton Pass', 'passwords.google.com'],
  },
  {
    id: 'key-chains',
    examples: ['Keychain Access', 'Credential Manager', 'Passwords and Keys', 'KDE Wallet', 'pinentry'],
  },
  {
    id: 'lock-screens',
    examples: ['loginwindow', 'LockApp', 'xscreensaver', 'swaylock', 'sddm-greeter'],
  },
  {
    id: 'own-windows',
    examples: ['Mneme'],
  },
];

/** All presets for the first start and the settings, with the owner's choice. */
export function listPresets(exclusions: Exclusions): PresetListing[] {
  return presets.map((preset) => {
    const fixed = fixedPresets.has(preset.id);
    return { ...preset, fixed, on: fixed || !exclusions.presetsOff.includes(preset.id) };
  });
}
