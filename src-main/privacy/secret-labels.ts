/** Words beside which a secret stands: what a label says of the value that follows it. */

export type LabelKind = 'password' | 'token' | 'key' | 'code' | null;

const passwordWords =
  /^(?:password|passwd|passwort|kennwort|passphrase|passcode|pwd|pass|psw|contrasena|senha|wachtwoord|haslo|parola|lozinka|losenord|salasana|heslo|sifre|парол[ья]|пароля?|密码|パスワード|비밀번호)s?$/u;
const passwordEndings = /(?:password|passwd|passphrase|passwort|kennwort)$/;
const tokenWords =
  /^(?:token|secret|apikey|accesskey|privatekey|secretkey|authkey|signingkey|encryptionkey|credential|cred|bearer|auth|authorization|authtoken|sessionid|sessionkey|sid|phpsessid|jsessionid|webhook|dsn|accesstoken|clientsecret|apitoken|jwt|pat|signature|licensekey|mnemonic)s?$/;
const tokenEndings = /(?:token|secret|apikey|accesskey|authkey|secretkey|privatekey|api_key)s?$/;
/** A key is a secret after these. */
const beforeKey =
  /^(?:api|access|secret|private|account|auth|encryption|encrypt|decryption|signing|sign|license|master|service|app|application|shared|storage|ssh|gpg|wallet|recovery|client|admin|server|root|webhook|bot|project|user|session|hmac|aes|deploy|write|read|live|test|okta|host|subscription|octopus|consumer)$/;
/** What stands for something about a secret rather than for it. */
const aboutIt =
  /^(?:id|ids|name|names|url|uri|urls|path|file|files|filename|length|len|size|type|types|count|counts|limit|limits|hash|header|field|label|prompt|policy|version|input|form|page|manager|hint|strength|param|parameter|parameters|regex|pattern|spec|ring|board|word|words|pair|event|tag|tags|expiry|expires|expiration|usage|budget|price|prices|cost|per|used|max|min|index|status|provider|endpoint|source|results|reset|ref|variable|var|chars|mode|scope|scopes|algorithm|alg|format|method|methods|server|service|required|rotation|bucket|pressed|down|up|frame|distance|selector|store|codes?)$/;
const publicWords =
  /^(?:public|pub|foreign|primary|partition|sort|cache|csrf|issuer|bucket|object|map|hot|publishable|kms|idx|index|schema|sequence)$/;
const codeWords = /^(?:otp|totp|2fa|mfa|pin|tan|verification|one-time|onetime|passcode)$/;

/**
 * What the identifier or the words of a label ("clientSecret", "API key", "DB_PASS") say of the value after them; null where
 * they speak of no secret, or only about one ("secret name", "public key"). `word`s are in lower case.
 */
export function kindOfLabel(words: readonly string[]): LabelKind {
  let kind: LabelKind = null;
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const before = words[at - 1] ?? '';
    if (publicWords.test(word)) return null;
    if (passwordWords.test(word) || passwordEndings.test(word)) kind = 'password';
    else if (tokenWords.test(word) || tokenEndings.test(word)) kind ??= 'token';
    else if ((word === 'key' || word === 'keys') && beforeKey.test(before)) kind ??= 'token';
    else if (word === 'key' && at > 0) kind ??= 'key';
    else if (word === 'id' && before === 'session') kind ??= 'token';
    else if (codeWords.test(word)) kind ??= 'code';
    else if (kind && aboutIt.test(word)) kind = kind === 'code' && /^codes?$/.test(word) ? 'code' : null;
  }
  return kind;
}

/** The words of an identifier, in lower case: parted at separators and where an upper letter follows a lower one. */
export function wordsOf(identifier: string): string[] {
  return identifier
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
