/** The views of the window, in the order of the side bar. */
import {
  ArrowLeftRight,
  Brain,
  CalendarRange,
  ChartColumn,
  FolderTree,
  Gauge,
  LibraryBig,
  MessagesSquare,
  Search,
  Settings,
  ShieldCheck,
  type LucideIcon,
} from 'lucide-react';

export type View =
  | 'search'
  | 'timeline'
  | 'memories'
  | 'organise'
  | 'chat'
  | 'insights'
  | 'conversation-memory'
  | 'privacy'
  | 'performance'
  | 'exchange'
  | 'settings';

export const views: readonly {
  readonly view: View;
  readonly name: string;
  readonly icon: LucideIcon;
  readonly keys: readonly string[];
}[] = [
  { view: 'search', name: 'Search', icon: Search, keys: ['/'] },
  { view: 'timeline', name: 'Timeline', icon: CalendarRange, keys: ['g', 't'] },
  { view: 'memories', name: 'Memories', icon: Brain, keys: ['g', 'm'] },
  { view: 'organise', name: 'Organise', icon: FolderTree, keys: ['g', 'o'] },
  { view: 'chat', name: 'Chat', icon: MessagesSquare, keys: ['g', 'c'] },
  { view: 'conversation-memory', name: 'Conversation memory', icon: LibraryBig, keys: ['g', 'v'] },
  { view: 'insights', name: 'Insights', icon: ChartColumn, keys: ['g', 'i'] },
  { view: 'privacy', name: 'Privacy', icon: ShieldCheck, keys: ['g', 'p'] },
  { view: 'performance', name: 'Performance', icon: Gauge, keys: ['g', 'f'] },
  { view: 'exchange', name: 'Export & import', icon: ArrowLeftRight, keys: ['g', 'x'] },
  { view: 'settings', name: 'Settings', icon: Settings, keys: ['g', 's'] },
];
