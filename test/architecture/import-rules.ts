/** Turns the table into rules of dependency-cruiser. */
import type { IForbiddenRuleType } from 'dependency-cruiser';
import { doors, entries, placesWithoutNode, rendererFolders, rooms, type Door } from './import-table.ts';

const contract = '^src-preload/contract/';
const source = '^src-(main|preload|renderer)/';
const packages = '^node_modules/';

/** All rules; a rule's name says what was done, its comment what to do instead. */
export function importRules(): IForbiddenRuleType[] {
  return [
    {
      name: 'cycle',
      comment: 'Two files that need each other are one idea, or hide a third.',
      severity: 'error',
      from: { path: source },
      to: { circular: true },
    },
    ...Object.entries(rooms).map(([room, others]) => roomRule(room, others)),
    ...Object.entries(entries).map(([file, others]) => entryRule(file, others)),
    ...Object.entries(rendererFolders).map(([folder, others]) => rendererRule(folder, others)),
    {
      name: 'a feature imports another feature',
      comment: 'app/ joins features; pass what is needed from there.',
      severity: 'error',
      from: { path: '^src-renderer/features/([^/]+)/' },
      to: { path: '^src-renderer/features/', pathNot: '^src-renderer/features/$1/' },
    },
    onlyInside('src-preload/contract imports outside itself', contract, [contract]),
    onlyInside('src-preload/bridge.ts imports more than the contract', '^src-preload/bridge\\.ts$', [
      contract,
    ]),
    ...doors.map(doorRule),
    ...placesWithoutNode.map((place): IForbiddenRuleType => ({
      name: `${place} imports a module of Node`,
      comment: 'It runs in the sandbox; ask the shell or the engine through the contract.',
      severity: 'error',
      from: { path: startsWith(place) },
      to: { dependencyTypes: ['core'] },
    })),
    {
      name: 'a source imports a test, a script or a build',
      comment: 'Sources stand alone.',
      severity: 'error',
      from: { path: source },
      to: { path: '^(test|scripts|out|dist)/' },
    },
  ];
}

function roomRule(room: string, others: readonly string[]): IForbiddenRuleType {
  const allowed = [room, 'base', ...others].map((name) => `^src-main/${name}/`);
  return onlyInside(`src-main/${room} imports a room that the table does not give it`, `^src-main/${room}/`, [
    contract,
    ...allowed,
  ]);
}

function entryRule(file: string, others: readonly string[]): IForbiddenRuleType {
  const allowed = ['base', ...others].map((name) => `^src-main/${name}/`);
  return onlyInside(`src-main/${file} imports a room of the other program`, `^src-main/${escape(file)}$`, [
    contract,
    ...allowed,
  ]);
}

function rendererRule(folder: string, others: readonly string[]): IForbiddenRuleType {
  const allowed = [folder, ...others].map((name) => `^src-renderer/${name}/`);
  if (folder !== 'ui') allowed.push(contract);
  return onlyInside(
    `src-renderer/${folder} imports a folder that the table does not give it`,
    `^src-renderer/${folder}/`,
    allowed,
  );
}

/** What lies in the project and is not among the allowed places must not be imported. */
function onlyInside(name: string, from: string, allowed: readonly string[]): IForbiddenRuleType {
  return {
    name,
    comment: 'See test/architecture/import-table.ts: take it as a parameter, or move the code.',
    severity: 'error',
    from: { path: from },
    to: { path: source, pathNot: [...allowed] },
  };
}

function doorRule({ packages: names, places }: Door): IForbiddenRuleType {
  const list = names.map(escape).join('|');
  return {
    name: `${names[0]!} comes in by another door`,
    comment: `Only ${places.join(', ')} may import it; give the others a port.`,
    severity: 'error',
    from: { path: source, pathNot: places.map(startsWith) },
    // With a path where it is installed, by its bare name where it is not.
    to: { path: `(${packages}|/node_modules/|^)(@types/)?(${list})(/|$)` },
  };
}

function startsWith(place: string): string {
  return `^${escape(place)}${place.endsWith('/') ? '' : '$'}`;
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
