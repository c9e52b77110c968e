/**
 * What Electron's own default application does, for a runtime that comes without it: load the application whose folder
 * is the first argument that is no flag, under the name and version of its package.json.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const { folder, preloads } = readArguments(process.argv.slice(1));
const require = createRequire(import.meta.url);
for (const file of preloads) require(path.resolve(file));

if (process.argv.includes('--version') || process.argv.includes('-v')) {
  console.log(`v${process.versions.electron}`);
  app.exit(0);
} else if (folder === null) {
  console.error('Say which application to start: electron <folder>');
  app.exit(1);
} else {
  await load(path.resolve(folder));
}

/** @param {readonly string[]} words */
function readArguments(words) {
  const preloads = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (word === '-r' || word === '--require') preloads.push(words[++i]);
    else if (!word.startsWith('-')) return { folder: word, preloads };
  }
  return { folder: null, preloads };
}

/** @param {string} target a folder with a package.json, or a file */
async function load(target) {
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  const description = path.join(target, 'package.json');
  let main = target;
  if (existsSync(description)) {
    const { name, productName, version, main: entry } = JSON.parse(readFileSync(description, 'utf8'));
    app.setName(productName ?? name ?? app.getName());
    app.setVersion(version ?? '0.0.0');
    app.setDesktopName(`${app.getName()}.desktop`);
    main = path.join(target, entry ?? 'index.js');
  }
  app.setAppPath(existsSync(description) ? target : path.dirname(main));
  try {
    await import(pathToFileURL(main).href);
  } catch (error) {
    console.error(`The application at ${target} could not be loaded:`, error);
    app.exit(1);
  }
}
