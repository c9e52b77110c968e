/** The preset that keeps password managers out: their applications, their windows' titles, their vaults on the web. */
import { isBrowser, productName } from './browsers.ts';
import { foldText } from './plain-text.ts';
import { hostMatches } from './sites.ts';
import { hasPart, holdsPhrase } from './title-words.ts';

const applications = new Set(
  [
    '1Password',
    '1Password 7',
    '1Password for Windows',
    'Authy',
    'Authy Desktop',
    'Authenticator',
    'AuthPass',
    'Bitwarden',
    'Buttercup',
    'Dashlane',
    'Enpass',
    'Ente Auth',
    'ente_auth',
    'GNOME Authenticator',
    'Gopass',
    'gpass',
    'Keeper',
    'Keeper Password Manager',
    'keeperpasswordmanager',
    'KeePass',
    'KeePass 2',
    'KeePass2',
    'KeePass Password Safe',
    'KeePassX',
    'KeePassXC',
    'keepassxc-proxy',
    'Keevault',
    'KeeWeb',
    'LastPass',
    'LastPass for Windows',
    'LogMeOnce',
    'MacPass',
    'NordPass',
    'Password Safe',
    'pwsafe',
    'Passwords',
    'Padloc',
    'Passbolt',
    'PasswordSafe',
    'Proton Pass',
    'proton-pass',
    'ProtonPass',
    'QtPass',
    'Roboform',
    'RoboForm Taskbar Icon',
    'SafeInCloud',
    'Secrets',
    'Sticky Password',
    'Strongbox',
    'Zoho Vault',
    'Yubico Authenticator',
    'yubioath',
    'Vaultwarden',
    'Psono',
    'Passwort-Manager',
    'Passwörter',
    'Mots de passe',
    'Contraseñas',
    'Senhas',
    'Password',
    'Wachtwoorden',
    'Lösenord',
    'Adgangskoder',
    'Passord',
    'Salasanat',
    'Hasła',
    'Пароли',
    'Паролі',
    'パスワード',
    '암호',
    '密码',
    '密碼',
  ].map((name) => productName(foldText(name))),
);

/** Names that no page or document bears by chance. */
const titleNames = [
  '1Password',
  'Bitwarden',
  'Dashlane',
  'Enpass',
  'KeePass',
  'KeePassXC',
  'KeePassX',
  'KeeWeb',
  'LastPass',
  'NordPass',
  'Proton Pass',
  'RoboForm',
  'Keeper Vault',
  'Keeper Password Manager',
  'Password Manager',
  'Zoho Vault',
  'Sticky Password',
  'Vaultwarden',
  'Passbolt',
  'Strongbox',
  'Google Password Manager',
  'about:logins',
  'chrome://password-manager',
  'edge://wallet/passwords',
  'Passwort-Manager',
  'Gestionnaire de mots de passe',
  'Gestor de contraseñas',
  'Gerenciador de senhas',
  'Gestione delle password',
  'パスワード マネージャー',
  'パスワードマネージャー',
  '비밀번호 관리자',
  '密码管理器',
  '密碼管理工具',
].map(foldText);

const vaultHosts = [
  '1password.com',
  '1password.eu',
  '1password.ca',
  'vault.bitwarden.com',
  'vault.bitwarden.eu',
  'app.dashlane.com',
  'lastpass.com',
  'app.nordpass.com',
  'pass.proton.me',
  'keepersecurity.com',
  'keepersecurity.eu',
  'vault.zoho.com',
  'vault.zoho.eu',
  'passwords.google.com',
  'online.roboform.com',
  'app.enpass.io',
  'cloud.passbolt.com',
  'icloud.com/passwords',
  'app.keeweb.info',
  'web.strongboxsafe.com',
  'psono.pw',
];

const titleParts = new Set(titleNames);

/** Whether a window shows a password manager, by its folded application and title and its address; null is unknown. */
export function isPasswordManager(
  application: string | null,
  title: string | null,
  url: string | null,
): boolean | 'unknown' {
  if (application !== null && applications.has(productName(application))) return true;
  const browser = application !== null && isBrowser(application);
  if (application !== null && !browser) return false;
  if (url !== null && vaultHosts.some((host) => hostMatches(url, host))) return true;
  if (title === null) return browser && url === null ? 'unknown' : false;
  if (hasPart(title, titleParts)) return true;
  return url === null && holdsPhrase(title, vaultTitles);
}

/** Vault pages whose title adds words around the name, and the hosts where a title shows them. */
const vaultTitles = [
  ...vaultHosts,
  'Bitwarden Web Vault',
  'Bitwarden Web vault',
  'LastPass Vault',
  'My LastPass Vault',
  'Keeper Web Vault',
  'Dashlane Web App',
].map(foldText);
