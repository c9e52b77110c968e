/** Which applications are web browsers: there a title names a page, and may say that the window is private. */
import { foldText } from './plain-text.ts';

/** Names as platforms give them: the window class on X11, the product name on Windows, the bundle's name on macOS. */
const browserNames = [
  'Arc',
  'Basilisk',
  'Brave',
  'Brave Browser',
  'Chrome',
  'Chromium',
  'Chromium Browser',
  'Comet',
  'Cốc Cốc',
  'Dia',
  'DuckDuckGo',
  'Epiphany',
  'Falkon',
  'Firefox',
  'Firefox bin',
  'Firefoxdeveloperedition',
  'Floorp',
  'Google Chrome',
  'GNOME Web',
  'Helium',
  'IceCat',
  'Internet Explorer',
  'Iexplore',
  'Konqueror',
  'Ladybird',
  'LibreWolf',
  'Maxthon',
  'Microsoft Edge',
  'Midori',
  'Min',
  'Mozilla Firefox',
  'Msedge',
  'Naver Whale',
  'Navigator',
  'Nightly',
  'Opera',
  'Opera GX',
  'Orion',
  'Pale Moon',
  'Palemoon',
  'QQBrowser',
  'qutebrowser',
  'Safari',
  'SeaMonkey',
  'Sidekick',
  'SigmaOS',
  'Sleipnir',
  'Thorium',
  'UCBrowser',
  'Ungoogled Chromium',
  'Vivaldi',
  'Waterfox',
  'Whale',
  'Yandex',
  'Yandex Browser',
  'Zen',
  'Zen Browser',
].map(foldText);

/** Browsers in which every window is private. */
const privateBrowserNames = [
  'Tor Browser',
  'Torbrowser',
  'Mullvad Browser',
  'Mullvadbrowser',
  'Firefox Focus',
  'Firefox Klar',
  'Firefox Private Browsing',
].map(foldText);

const names = new Set([...browserNames, ...privateBrowserNames].map(spaced));
const privateNames = new Set(privateBrowserNames.map(spaced));
const editions = new Set([
  'beta',
  'dev',
  'developer',
  'canary',
  'nightly',
  'edition',
  'stable',
  'unstable',
  'snapshot',
  'technology',
  'preview',
  'esr',
  'flatpak',
  'snap',
  'alpha',
  'for',
  'testing',
]);

/** Whether a folded application name is a browser's, whatever its edition, with or without `.exe` and a reversed domain. */
export function isBrowser(application: string): boolean {
  const name = productName(application);
  return names.has(name) || /\bbrowser\b/u.test(name);
}

/** Whether a folded application name is a browser's that knows only private windows. */
export function isPrivateBrowser(application: string): boolean {
  return privateNames.has(productName(application));
}

/** `google-chrome-beta`, `org.mozilla.firefox`, `Firefox Developer Edition.exe` → the plain product. */
export function productName(application: string): string {
  const file = application.replace(/^.*[\\/]/u, '').replace(/\.(exe|app|desktop|bin|appimage)$/u, '');
  const name = /^[a-z]+\.[^ ]+$/u.test(file) ? (file.split('.').at(-1) ?? file) : file;
  const words = spaced(name).split(' ');
  while (words.length > 1 && editions.has(words.at(-1) ?? '')) words.pop();
  return words.join(' ');
}

function spaced(name: string): string {
  return name.replace(/[ _-]+/gu, ' ').trim();
}
