/** What one sends along with a report of a fault: versions, states and counts. No title, no text, no path, no address. */
import type { Permission, Status } from '../../src-preload/contract/app.ts';
import { defaultSettings } from '../../src-preload/contract/default-settings.ts';
import { memoryModelOf } from '../../src-preload/contract/memory-model.ts';
import type { Settings } from '../../src-preload/contract/settings.ts';

export interface DiagnosticFacts {
  readonly version: string;
  readonly electron: string;
  readonly platform: string;
  readonly status: Status;
  readonly permissions: readonly Permission[];
  readonly settings: Settings;
  /** Whether config.yaml says something else than the settings in force, because it is wrong. */
  readonly hasSettingsProblem: boolean;
}

export function describeDiagnostics(facts: DiagnosticFacts): string {
  const { status, permissions, settings } = facts;
  const lines: readonly (readonly [string, unknown])[] = [
    ['Mneme', facts.version],
    ['Electron', facts.electron],
    ['System', facts.platform],
    ['Recording', status.recording.state],
    ['Provider', status.provider],
    ['Displays', status.displays.length],
    ['Looked at, kept, same, excluded, failed', Object.values(status.counters).join(', ')],
    ['Waiting to be read, not readable, without vector', Object.values(status.backlog).join(', ')],
    ['Reading stands still', status.readingTrouble !== ''],
    ['Engine', status.engine.state],
    ['Search by meaning', status.meaning.state],
    ['Database, pictures, free (MB)', megabytes(status)],
    ['Key', status.protection],
    ...permissions.map(({ id, state }) => [`Permission: ${id}`, state] as const),
    ['Own exclusions', settings.exclusions.rules.length],
    [
      'Model for chat, for memories',
      `${settings.models.chatModel !== null}, ${memoryModelOf(settings) !== null}`,
    ],
    ['Settings file is wrong', facts.hasSettingsProblem],
    ['Changed settings', changedSettings(settings).join(', ') || 'none'],
  ];
  return `${lines.map(([name, value]) => `${name}: ${String(value)}`).join('\n')}\n`;
}

function megabytes({ storage }: Status): string {
  return [storage.databaseBytes, storage.imageBytes, storage.freeBytes]
    .map((bytes) => Math.round(bytes / 1_000_000))
    .join(', ');
}

/** Names alone: a value may hold a host, a path or a name. */
function changedSettings(settings: Settings): string[] {
  return Object.entries(settings).flatMap(([section, values]) => {
    const usual: Readonly<Record<string, unknown>> = defaultSettings[section as keyof Settings];
    const isNamed = ['agents', 'teams', 'rooms'].includes(section);
    if (isNamed) return JSON.stringify(values) === JSON.stringify(usual) ? [] : [section];
    return Object.entries(values)
      .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(usual[name]))
      .map(([name]) => `${section}.${name}`);
  });
}
