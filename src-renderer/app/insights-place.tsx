/** Insights with the ways to the other views. Loaded when it is first opened. */
import { InsightsView } from '../features/analytics/insights-view.tsx';
import type { SearchFor } from '../features/analytics/doors.ts';
import type { Places } from './use-places.ts';

interface InsightsPlaceProps {
  readonly places: Places;
  readonly onSearch: (wanted: SearchFor) => void;
}

export function InsightsPlace({ places, onSearch }: InsightsPlaceProps) {
  return (
    <InsightsView
      summary={places.summary}
      doors={{
        openFrame: places.openFrame,
        openMemory: places.openMemory,
        openMessage: places.openMessage,
        openDay: (day) => {
          places.setDay(day);
          places.setView('timeline');
        },
        openMemories: () => places.setView('memories'),
        openSettings: () => places.setView('settings'),
        search: onSearch,
      }}
    />
  );
}
