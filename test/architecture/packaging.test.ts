/** What is given to owners: closed by its fuses, in one archive, without scripts and native code that nobody looked at. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { wantedFuses } from '../../scripts/check-fuses.ts';
import { readAudit } from '../checks/audit.ts';
import { withInstallScripts, withNativeCode } from './looked-at-packages.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(path.join(root, name), 'utf8');

interface Locked {
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly inBundle?: boolean;
}

const lock = JSON.parse(read('package-lock.json')) as { readonly packages: Record<string, Locked> };
const locked = Object.entries(lock.packages).filter(([place]) => place !== '');
const nameOf = (place: string): string =>
  place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

describe('the packaged application', () => {
  it('asks for every fuse that is checked in it', () => {
    const { electronFuses } = parse(read('electron-builder.yml')) as {
      electronFuses: Record<string, boolean>;
    };
    const wanted = wantedFuses.map(([name, isOn]) => [name[0]!.toLowerCase() + name.slice(1), isOn]);
    expect(electronFuses).toEqual(Object.fromEntries(wanted));
  });

  it('keeps all scripts in its archive: outside lies only what the system loads', () => {
    const { asarUnpack } = parse(read('electron-builder.yml')) as { asarUnpack: string[] };
    expect(asarUnpack).toEqual([
      '**/*.node',
      'node_modules/onnxruntime-node/bin/**',
      'node_modules/@img/*/lib/**',
      'node_modules/get-windows/main',
      'node_modules/screenshot-desktop/lib/win32/**',
    ]);
  });
});

describe('the packages of others', () => {
  it('run nothing when they are installed', () => {
    expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/mu);
  });

  it('come from the registry alone, each with its digest', () => {
    const loose = locked.filter(([, { resolved, integrity, link, inBundle }]) =>
      resolved !== undefined ? !/^https:/u.test(resolved) || !integrity : !inBundle && (link || !integrity),
    );
    expect(loose.map(([place]) => place)).toEqual([]);
  });

  it('of which something serious is known are named, and an answer that is none is not taken for a good one', () => {
    const answer = { vulnerabilities: { bad: { severity: 'high', range: '<2' }, odd: { severity: 'low' } } };
    const printed = `npm warn Unknown config\n${JSON.stringify(answer, null, 2)}\n`;
    expect(readAudit(printed)).toEqual({ isAnswered: true, serious: ['bad: high, <2'] });
    expect(readAudit(JSON.stringify({ error: { summary: '' } }, null, 2)).isAnswered).toBe(false);
    expect(readAudit('npm error audit endpoint returned an error').isAnswered).toBe(false);
  });

  it('that would run a script at install were looked at, one by one', () => {
    const found = locked
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([place]) => nameOf(place));
    expect(found.toSorted()).toEqual(Object.keys(withInstallScripts).toSorted());
  });

  it('that bring native code or programs into the application were looked at, one by one', () => {
    const found = locked
      .filter(([place, { dev }]) => !dev && existsSync(path.join(root, place)) && hasNativeCode(place))
      .map(([place]) => nameOf(place).replace(/-(?:linux|linuxmusl|darwin|win32)-\w+$/u, '-*'));
    expect([...new Set(found)].filter((name) => !Object.hasOwn(withNativeCode, name))).toEqual([]);
    expect(found).toContain('better-sqlite3');
  });
});

function hasNativeCode(place: string): boolean {
  return readdirSync(path.join(root, place), { recursive: true, encoding: 'utf8' }).some(
    (name) =>
      !name.includes('node_modules') &&
      (/\.(?:node|dylib|dll|exe|wasm|bat|ps1|sh|scr)$|\.so(?:\.\d+)*$/u.test(name) || name === 'main'),
  );
}
