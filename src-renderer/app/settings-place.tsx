/** The settings with their ways to other views. Loaded when they are first opened: they bring the schemas along. */
import type { ReactNode } from 'react';
import { BackupsSection } from '../features/backups/backups-section.tsx';
import { LockSection } from '../features/lock/lock-section.tsx';
import { SettingsView, type Elsewhere } from '../features/settings/settings-view.tsx';
import { modifier } from './platform.ts';
import { listFixedKeys } from './shortcuts.ts';
import type { Places } from './use-places.ts';

interface SettingsPlaceProps {
  readonly places: Places;
  readonly importSection: ReactNode;
  readonly freeBytes: number;
}

export function SettingsPlace({ places, importSection, freeBytes }: SettingsPlaceProps) {
  const show: Readonly<Record<Elsewhere, () => void>> = {
    privacy: () => places.setView('privacy'),
    performance: () => places.setView('performance'),
    insights: () => places.setView('insights'),
    'conversation-memory': () => places.openConversationMemory('settings'),
    participants: () => places.openConversationMemory('participants'),
  };
  return (
    <SettingsView
      part={places.settingsPart}
      backupsSection={<BackupsSection />}
      importSection={importSection}
      lockSection={<LockSection />}
      freeBytes={freeBytes}
      fixedKeys={listFixedKeys(modifier)}
      onElsewhere={(home) => show[home]()}
    />
  );
}
