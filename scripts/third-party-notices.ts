/**
 * Writes resources/third-party-notices.md: every package that is shipped, with its licence and that licence's text.
 * `--check` only says whether the file is up to date and every licence is free to ship with an MIT project.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

interface LockedPackage {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
}

const root = resolve(import.meta.dirname, '..');
const noticesFile = join(root, 'resources/third-party-notices.md');

/** Licences that allow an MIT project to ship the package beside itself, unmodified. */
const freeToShip = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'LGPL-3.0-or-later', // libvips, a shared library that can be replaced
  'MIT',
  'Python-2.0',
  '(MIT OR CC0-1.0)',
  'Apache-2.0 AND LGPL-3.0-or-later',
  'Apache-2.0 AND LGPL-3.0-or-later AND MIT',
]);

const shipped = shippedPackages();
const refused = shipped.filter(({ license }) => !freeToShip.has(license));
for (const { name, license } of refused) {
  console.error(
    `${name} has the licence "${license}", which scripts/third-party-notices.ts does not list as free to ship.`,
  );
}
const text = notices();
if (process.argv.includes('--check')) {
  const current = existsSync(noticesFile) && tableOf(readFileSync(noticesFile, 'utf8')) === tableOf(text);
  if (!current) console.error('resources/third-party-notices.md is out of date: run `npm run notices`.');
  process.exitCode = current && refused.length === 0 ? 0 : 1;
} else {
  writeFileSync(noticesFile, text);
  console.log(`Wrote the notices of ${shipped.length} packages.`);
  process.exitCode = refused.length === 0 ? 0 : 1;
}

function shippedPackages(): { name: string; path: string; version: string; license: string }[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage>;
  };
  return Object.entries(lock.packages)
    .filter(([path, locked]) => path !== '' && !locked.dev)
    .map(([path, { version, license }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      path: join(root, path),
      version,
      license: license ?? 'unknown',
    }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function notices(): string {
  const rows = shipped.map(({ name, version, license }) => `| ${name} | ${version} | ${license} |`);
  const users = new Map<string, string[]>();
  for (const { name, path } of shipped) {
    const licence = licenceText(path);
    if (licence) users.set(licence, [...(users.get(licence) ?? []), name]);
  }
  const texts = [...users].map(
    ([licence, names]) => `### ${names.join(', ')}\n\n\`\`\`text\n${licence}\n\`\`\`\n`,
  );
  return [
    '# Third-party notices\n',
    'Mneme ships with the work of others. The embedding model bge-small-en-v1.5 is under the MIT licence;',
    'its text stands in `models/bge-small-en-v1.5/LICENSE`. Electron and Chromium carry their own notices beside the program.\n',
    '| package | version | licence |\n| --- | --- | --- |',
    ...rows,
    '\n## Licence texts\n',
    ...texts,
  ].join('\n');
}

function licenceText(folder: string): string | null {
  if (!existsSync(folder)) return null; // a package for another platform
  const file = readdirSync(folder).find(
    (name) => /^(licen[cs]e|copying)/i.test(name) && !/\.(js|json)$/i.test(name),
  );
  return file ? readFileSync(join(folder, file), 'utf8').replaceAll('```', "'''").trim() : null;
}

/** The part that does not depend on which platform's packages are installed. */
function tableOf(text: string): string {
  return text.slice(0, text.indexOf('## Licence texts'));
}
