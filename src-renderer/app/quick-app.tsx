/** What the small window of quick entry shows, in the look that the owner chose. */
import { useSettingsEvents } from '../client/use-settings.ts';
import { QuickEntry } from '../features/quick-entry/quick-entry.tsx';
import { useTheme } from './use-theme.ts';

export function QuickApp() {
  useSettingsEvents();
  useTheme();
  return <QuickEntry />;
}
