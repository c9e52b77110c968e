/** Words beside which a secret stands: what a label says of the value that follows it. */

export type LabelKind = 'password' | 'token' | 'key' | 'code' | null;

type Meaning = 'password' | 'token' | 'key' | 'code' | 'public' | 'about';

const meanings: ReadonlyMap<string, Meaning> = new Map(
  Object.entries({
    password:
      'password passwords passwd passwort kennwort wlanschlüssel netzwerkschlüssel motdepasse mdp passphrase passcode pwd pass psw contrasena contraseña senha wachtwoord haslo hasło parola lozinka losenord lösenord salasana heslo sifre şifre пароль пароля парол 密码 パスワード 비밀번호',
    token:
      'token tokens secret secrets apikey apikeys accesskey privatekey secretkey authkey signingkey encryptionkey credential credentials cred creds bearer auth authorization authtoken sessionid sessionkey sid phpsessid jsessionid webhook webhooks dsn accesstoken clientsecret apitoken jwt pat signature licensekey mnemonic',
    key: 'key keys',
    code: 'otp totp 2fa mfa pin tan verification onetime',
    public:
      'public pub foreign primary partition sort cache csrf issuer bucket object map hot publishable kms idx index schema sequence',
    about:
      'id ids name names url uri urls path file files filename length len size type types count counts limit limits hash header field label prompt policy version input form page manager hint strength param parameter parameters regex pattern spec ring board word words pair event tag tags expiry expires expiration usage budget price prices cost per used max min status provider endpoint source results reset ref variable var chars mode scope scopes algorithm alg format method methods server service required rotation pressed down up frame distance selector store code codes',
  } satisfies Record<Meaning, string>).flatMap(([meaning, words]) =>
    words.split(' ').map((word) => [word, meaning as Meaning] as const),
  ),
);
/** A key is a secret after these. */
const beforeKey = new Set(
  'api access secret private account auth encryption encrypt decryption signing sign license master service app application shared storage ssh gpg wallet recovery client admin server root webhook bot project user session hmac aes deploy write read live test okta host subscription octopus consumer'.split(
    ' ',
  ),
);
/** The key of one of these is typed like a password. */
const nets = new Set(['wifi', 'wi-fi', 'fi', 'wlan', 'network', 'wpa', 'wpa2', 'wpa3']);
/** Words that are written as one with others: dbpassword, mysecret; or of which a reader lost the first letter. */
const passwordEnding = /(?:password|passwd|passphrase|passwort|kennwort|[a-z]?assw[eco]r[dt])$/;
const plainWord = /^[A-Z]?[a-z]+$/;
const tokenEnding = /(?:token|secret|apikey|accesskey|authkey|secretkey|privatekey|api_key)s?$/;

/**
 * What the identifier or the words of a label ("clientSecret", "API key", "DB_PASS") say of the value after them; null where
 * they speak of no secret, or only about one ("secret name", "public key"). `word`s are in lower case.
 */
export function kindOfLabel(words: readonly string[]): LabelKind {
  let kind: LabelKind = null;
  for (let at = 0; at < words.length; at++) {
    const before = words[at - 1] ?? '';
    const meaning = meaningOf(words[at]!);
    if (meaning === 'public') return null;
    const isFrenchOne = words[at] === 'passe' && before === 'de';
    if (meaning === 'password' || isFrenchOne) kind = 'password';
    else if (meaning === 'token' || meaning === 'code') kind ??= meaning;
    else if (meaning === 'key' && nets.has(before)) kind = 'password';
    else if (meaning === 'key' && at > 0) kind ??= beforeKey.has(before) ? 'token' : 'key';
    else if (meaning === 'about' && before === 'session') kind ??= 'token';
    else if (meaning === 'about' && kind === 'code') kind = words[at]!.startsWith('code') ? 'code' : null;
    else if (meaning === 'about') kind = null;
  }
  return kind;
}

function meaningOf(word: string): Meaning | undefined {
  const known = meanings.get(word);
  if (known || word.length < 6) return known;
  return passwordEnding.test(word) ? 'password' : tokenEnding.test(word) ? 'token' : undefined;
}

/** Whether a key of this kind ("API", "private") is a secret. */
export function isKindOfKey(word: string): boolean {
  return beforeKey.has(word.toLowerCase()) || nets.has(word.toLowerCase());
}

/** The words of an identifier, in lower case: parted at separators and where an upper letter follows a lower one. */
export function wordsOf(identifier: string): string[] {
  if (plainWord.test(identifier)) return [identifier.toLowerCase()];
  return identifier
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
