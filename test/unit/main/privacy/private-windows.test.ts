/** Private browser windows are recognised in each language, and other windows are not taken for them. */
import { describe, expect, it } from 'vitest';
import { createGate } from '../../../../src-main/privacy/exclusions.ts';
import { privateWindowPhrases } from '../../../../src-main/privacy/private-window-words.ts';

const gate = createGate({ presetsOff: [], rules: [] });

function reasonFor(application: string | null, title: string | null): string {
  const verdict = gate.decide({ active: { application, title, url: null, own: false }, visible: null });
  return verdict.allowed ? 'allowed' : verdict.reason;
}

/** Titles as the browsers of that language write them. */
const titles: readonly (readonly [language: string, application: string, title: string])[] = [
  ['en', 'firefox', 'Bank — Mozilla Firefox Private Browsing'],
  ['en', 'Firefox', 'Mozilla Firefox — Private Browsing'],
  ['en', 'Google Chrome', 'New Incognito Tab - Google Chrome'],
  ['en', 'Google Chrome', 'Privacy - Wikipedia - Google Chrome (Incognito)'],
  ['en', 'Microsoft Edge', 'News and 2 more pages - [InPrivate] - Microsoft\u200b Edge'],
  ['en', 'msedge.exe', 'New InPrivate tab - [InPrivate] - Microsoft Edge'],
  ['en', 'Safari', 'Apple — Private Browsing'],
  ['en', 'Brave Browser', 'New Private Tab - Brave'],
  ['en', 'Opera', 'x.example - Private - Opera'],
  ['en', 'Vivaldi-stable', 'Private Window - Vivaldi'],
  ['en', 'DuckDuckGo', 'Fire Window'],
  ['en', 'Arc', 'Incognito'],
  ['ar', 'firefox', 'بنك — Mozilla Firefox التصفح الخاص'],
  ['ar', 'Google Chrome', 'علامة تبويب جديدة للتصفح المتخفي - Google Chrome'],
  ['ar', 'Safari', 'بنك — نافذة خاصة'],
  ['bg', 'Google Chrome', 'Нов раздел „инкогнито“ - Google Chrome'],
  ['bn', 'Google Chrome', 'নতুন ছদ্মবেশী ট্যাব - Google Chrome'],
  ['ca', 'Google Chrome', "Pestanya d'incògnit nova - Google Chrome"],
  ['cs', 'Google Chrome', 'Nová anonymní karta - Google Chrome'],
  ['cs', 'firefox', 'Banka — Mozilla Firefox Anonymní prohlížení'],
  ['da', 'firefox', 'Bank — Mozilla Firefox (Privat browsing)'],
  ['de', 'firefox', 'Bank — Mozilla Firefox Privater Modus'],
  ['de', 'Google Chrome', 'Neuer Inkognito-Tab - Google Chrome'],
  ['de', 'Brave', 'Privates Fenster - Brave'],
  ['el', 'firefox', 'Τράπεζα — Mozilla Firefox Ιδιωτική περιήγηση'],
  ['el', 'Google Chrome', 'Νέα καρτέλα ανώνυμης περιήγησης - Google Chrome'],
  ['es', 'firefox', 'Banco — Mozilla Firefox Navegación privada'],
  ['es', 'Google Chrome', 'Nueva pestaña de Incógnito - Google Chrome'],
  ['et', 'Google Chrome', 'Uus inkognito vaheleht - Google Chrome'],
  ['fa', 'firefox', 'بانک — Mozilla Firefox مرور ناشناس'],
  ['fa', 'Google Chrome', 'برگهٔ ناشناس جدید - Google Chrome'],
  ['fi', 'firefox', 'Pankki — Mozilla Firefox Yksityinen selaustila'],
  ['fil', 'Google Chrome', 'Bagong Incognito na Tab - Google Chrome'],
  ['fr', 'firefox', 'Banque — Navigation privée de Mozilla Firefox'],
  ['fr', 'Google Chrome', 'Nouvel onglet de navigation privée - Google Chrome'],
  ['fr', 'Safari', 'Banque — Fenêtre privée'],
  ['he', 'firefox', 'בנק — Mozilla Firefox גלישה פרטית'],
  ['he', 'Google Chrome', 'כרטיסייה חדשה לגלישה בסתר - Google Chrome'],
  ['hi', 'Google Chrome', 'नया गुप्त टैब - Google Chrome'],
  ['hr', 'Google Chrome', 'Nova anonimna kartica - Google Chrome'],
  ['hu', 'firefox', 'Bank — Mozilla Firefox privát böngészés'],
  ['hu', 'Google Chrome', 'Új inkognitó lap - Google Chrome'],
  ['id', 'Google Chrome', 'Tab Penyamaran baru - Google Chrome'],
  ['it', 'firefox', 'Banca — Mozilla Firefox Navigazione anonima'],
  ['it', 'Google Chrome', 'Nuova scheda in incognito - Google Chrome'],
  ['ja', 'firefox', '銀行 — Mozilla Firefox プライベートブラウジング'],
  ['ja', 'Google Chrome', '新しいシークレット タブ - Google Chrome'],
  ['ko', 'firefox', '은행 — Mozilla Firefox 사생활 보호 모드'],
  ['ko', 'Google Chrome', '새 시크릿 탭 - Google Chrome'],
  ['lt', 'Google Chrome', 'Naujas inkognito skirtukas - Google Chrome'],
  ['lv', 'firefox', 'Banka — Mozilla Firefox privātā pārlūkošana'],
  ['ms', 'firefox', 'Bank — Mozilla Firefox Pelayaran Peribadi'],
  ['nb', 'firefox', 'Bank — Mozilla Firefox Privat nettlesing'],
  ['nl', 'firefox', 'Bank — Mozilla Firefox Privénavigatie'],
  ['nl', 'Google Chrome', 'Nieuw incognitotabblad - Google Chrome'],
  ['pl', 'firefox', 'Bank — Mozilla Firefox — tryb prywatny'],
  ['pl', 'Google Chrome', 'Nowa karta incognito - Google Chrome'],
  ['pt', 'firefox', 'Banco — Mozilla Firefox — navegação privativa'],
  ['pt', 'Google Chrome', 'Nova guia anônima - Google Chrome'],
  ['ro', 'firefox', 'Bancă — Navigare privată Mozilla Firefox'],
  ['ru', 'firefox', 'Банк — Приватный просмотр Mozilla Firefox'],
  ['ru', 'Google Chrome', 'Новая вкладка в режиме инкогнито - Google Chrome'],
  ['sk', 'firefox', 'Banka — Mozilla Firefox Súkromné prehliadanie'],
  ['sl', 'firefox', 'Banka — Mozilla Firefox zasebno brskanje'],
  ['sr', 'firefox', 'Банка — Mozilla Firefox - приватно прегледање'],
  ['sv', 'firefox', 'Bank — Mozilla Firefox Privat surfning'],
  ['ta', 'Google Chrome', 'புதிய மறைநிலை தாவல் - Google Chrome'],
  ['te', 'Google Chrome', 'కొత్త అజ్ఞాత ట్యాబ్ - Google Chrome'],
  ['th', 'Google Chrome', 'แท็บใหม่ที่ไม่ระบุตัวตน - Google Chrome'],
  ['tr', 'firefox', 'Banka — Mozilla Firefox Gizli Gezinti'],
  ['tr', 'Google Chrome', 'Yeni Gizli Sekme - Google Chrome'],
  ['uk', 'firefox', 'Банк — Приватний перегляд Mozilla Firefox'],
  ['uk', 'Google Chrome', 'Нова анонімна вкладка - Google Chrome'],
  ['vi', 'firefox', 'Ngân hàng — Mozilla Firefox duyệt web riêng tư'],
  ['vi', 'Google Chrome', 'Thẻ ẩn danh mới - Google Chrome'],
  ['zh-CN', 'firefox', '银行 — Mozilla Firefox 隐私浏览'],
  ['zh-CN', 'Google Chrome', '打开新的无痕式标签页 - Google Chrome'],
  ['zh-TW', 'firefox', '銀行 — Mozilla Firefox 隱私瀏覽'],
  ['zh-TW', 'Google Chrome', '新無痕式分頁 - Google Chrome'],
  ['zh-TW', 'Google Chrome', '銀行首頁 - Google Chrome（無痕）'],
];

describe('a private browser window', () => {
  it.each(titles)('is kept out in %s: %s, "%s"', (_language, application, title) => {
    expect(reasonFor(application, title)).toBe('private-windows');
  });

  it('is known in at least 25 languages by titles that are tested here', () => {
    expect(new Set(titles.map(([language]) => language)).size).toBeGreaterThanOrEqual(25);
  });

  it('is known by each word of each language, with a page before it and a browser behind it', () => {
    for (const [language, words] of Object.entries(privateWindowPhrases)) {
      for (const word of words) {
        const title = `My page — ${word} - Chromium`;
        expect([language, word, reasonFor('Chromium', title)]).toEqual([language, word, 'private-windows']);
      }
    }
  });

  it('is known whatever the case, the accents, the direction marks and the width of its letters', () => {
    for (const title of [
      'NAVIGATION PRIVEE',
      '\u200fnavi\u00adgation\u200b priv\u200de\u0301e\u200e',
      'Ｉｎｃｏｇｎｉｔｏ',
      'İNCOGNİTO',
      'Navigation\u00a0privée',
    ]) {
      expect([title, reasonFor('Chromium', `Page - ${title}`)]).toEqual([title, 'private-windows']);
    }
  });

  it('is known by its browser where that knows no other windows', () => {
    for (const name of ['Tor Browser', 'torbrowser', 'Mullvad Browser', 'firefox-private-browsing']) {
      expect(reasonFor(name, 'A page')).toBe('private-windows');
    }
    expect(reasonFor(null, 'A page — Tor Browser')).toBe('private-windows');
  });

  it('may be any edition of a browser, and any program that calls itself one', () => {
    for (const name of [
      'google-chrome-beta',
      'Firefox Developer Edition',
      'org.mozilla.firefox',
      'com.google.Chrome',
      'chrome.exe',
      'C:\\x\\msedge.exe',
      'Some New Browser',
      'Brave-browser-nightly',
      'Navigator',
    ]) {
      expect([name, reasonFor(name, 'New Incognito Tab')]).toEqual([name, 'private-windows']);
    }
  });

  it('is kept out where the application is unknown', () => {
    expect(reasonFor(null, 'Bank — Mozilla Firefox Private Browsing')).toBe('private-windows');
  });

  it('cannot be told from others where a browser gives no title, so that is kept out too', () => {
    expect(reasonFor('firefox', null)).toBe('unknown-title');
    expect(reasonFor('firefox', '')).toBe('unknown-title');
    expect(reasonFor('firefox', '\u200b')).toBe('unknown-title');
  });
});

describe('a window that is not private', () => {
  it.each([
    ['Word', 'Private equity report - Word'],
    ['Code', 'incognito.md - notes - Visual Studio Code'],
    ['Code', 'Private Browsing - design.md'],
    ['gedit', 'Navigation privée.txt (~/Documents) - gedit'],
    ['Slack', 'private-channel (Channel) - Slack'],
    [null, 'Private equity report - Word'],
    [null, 'Annual report'],
    [null, null],
    ['Some application', null],
    ['firefox', 'Private equity explained - Wikipedia — Mozilla Firefox'],
    ['firefox', 'Privately owned companies — Mozilla Firefox'],
    ['firefox', 'Incognitos, a band — Mozilla Firefox'],
    ['firefox', 'Saving Private Ryan (1998) — Mozilla Firefox'],
    ['Google Chrome', 'Guesthouse in Wales - Google Chrome'],
    ['Google Chrome', 'Fire safety - Google Chrome'],
    ['Google Chrome', 'Datenschutz im privaten Umfeld - Google Chrome'],
    ['Google Chrome', '비밀의 숲 - Google Chrome'],
    ['Google Chrome', 'プライバシーポリシー - Google Chrome'],
    ['Google Chrome', '隐私政策 - Google Chrome'],
    ['Google Chrome', 'Конфиденциальность - Google Chrome'],
    ['Google Chrome', 'سياسة الخصوصية - Google Chrome'],
  ])('is let through: %s, "%s"', (application, title) => {
    expect(reasonFor(application, title)).toBe('allowed');
  });

  it('is let through in a browser when the owner switched the preset off', () => {
    const open = createGate({ presetsOff: ['private-windows'], rules: [] });
    const window = {
      application: 'firefox',
      title: 'x — Mozilla Firefox Private Browsing',
      url: null,
      own: false,
    };
    expect(open.decide({ active: window, visible: null })).toEqual({ allowed: true });
  });
});
