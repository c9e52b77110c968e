/** What was written into the fields of a bundle, and whether it may be sent. */
export interface TwicePassphrase {
  readonly text: string;
  readonly again: string;
}

export interface BundleSecrets {
  readonly bundle: TwicePassphrase;
  readonly withVault: boolean;
  readonly vault: TwicePassphrase;
}

const empty: TwicePassphrase = { text: '', again: '' };
export const noSecrets: BundleSecrets = { bundle: empty, withVault: false, vault: empty };

const fewestChars = 8;

/** Null while something is missing, too short, differs, or is the same for both. */
export function passphrasesOf({
  bundle,
  withVault,
  vault,
}: BundleSecrets): { readonly passphrase: string; readonly vaultPassphrase: string | null } | null {
  if (!isWhole(bundle)) return null;
  if (!withVault) return { passphrase: bundle.text, vaultPassphrase: null };
  return isWhole(vault) && vault.text !== bundle.text
    ? { passphrase: bundle.text, vaultPassphrase: vault.text }
    : null;
}

function isWhole({ text, again }: TwicePassphrase): boolean {
  return [...text].length >= fewestChars && text === again;
}
