/** The preset that keeps key chains and the prompts for secrets of the system out. */
import { productName } from './browsers.ts';
import { foldText } from './plain-text.ts';

const applications = new Set(
  [
    // macOS
    'Keychain Access',
    'KeychainAccess',
    'Schlüsselbundverwaltung',
    "Trousseaux d'accès",
    'Acceso a Llaveros',
    'Accesso Portachiavi',
    'Acesso às Chaves',
    'Acesso a Porta-chaves',
    'Sleutelhangertoegang',
    'Nyckelhanterare',
    'Nøglering',
    'Nøkkelringtilgang',
    'Avainnipun käyttö',
    'Dostęp do pęku kluczy',
    'Связка ключей',
    'キーチェーンアクセス',
    '키체인 접근',
    '钥匙串访问',
    '鑰匙圈存取',
    'SecurityAgent',
    'coreauthd',
    'Security Agent',
    'LocalAuthenticationRemoteService',
    'Keychain Circle Notification',
    // Windows
    'Credential Manager',
    'CredentialUIBroker',
    'Credential Manager UI Host',
    'Consent',
    'Consent UI for administrative applications',
    'Windows Security',
    'Windows-Sicherheit',
    'CredentialEnrollmentManager',
    // Linux
    'Seahorse',
    'Passwords and Keys',
    'KWalletManager',
    'kwalletmanager5',
    'kwalletmanager6',
    'kwalletd',
    'kwalletd5',
    'kwalletd6',
    'ksecretd',
    'gcr-prompter',
    'gcr4-ssh-askpass',
    'pinentry',
    'pinentry-gtk-2',
    'pinentry-gtk',
    'pinentry-qt',
    'pinentry-qt5',
    'pinentry-qt6',
    'pinentry-gnome3',
    'pinentry-x11',
    'polkit-gnome-authentication-agent-1',
    'polkit-kde-authentication-agent-1',
    'lxpolkit',
    'mate-polkit',
    'lxqt-policykit-agent',
    'ssh-askpass',
    'x11-ssh-askpass',
    'ksshaskpass',
    'lxqt-openssh-askpass',
    'gksu',
    'kdesudo',
    'Kleopatra',
    'GPA',
    'Gpg4win',
    'Yubikey Manager',
    'ykman-gui',
  ].map((name) => productName(foldText(name))),
);

const titles = new Set(
  [
    'Keychain Access',
    'Credential Manager',
    'Windows Security',
    'User Account Control',
    'Passwords and Keys',
    'Unlock Keyring',
    'Unlock Login Keyring',
    'KDE Wallet Service',
    'KDE Wallet Manager',
    'Authentication Required',
    'Authenticate',
    'OpenSSH Authentication',
    'Benutzerkontensteuerung',
    'Anmeldeinformationsverwaltung',
  ].map(foldText),
);

/** Whether a window belongs to a key chain or asks for a secret of the system, by folded facts; null is unknown. */
export function isKeyChain(application: string | null, title: string | null): boolean {
  if (application !== null && applications.has(productName(application))) return true;
  return application === null && title !== null && titles.has(title);
}
