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
import { t } from '../messages/t.ts';

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
  { view: 'search', name: t('app.search'), icon: Search, keys: ['/'] },
  { view: 'timeline', name: t('app.timeline'), icon: CalendarRange, keys: ['g', 't'] },
  { view: 'memories', name: t('app.memories'), icon: Brain, keys: ['g', 'm'] },
  { view: 'organise', name: t('app.organise'), icon: FolderTree, keys: ['g', 'o'] },
  { view: 'chat', name: t('app.chat'), icon: MessagesSquare, keys: ['g', 'c'] },
  { view: 'conversation-memory', name: t('app.conversationMemory'), icon: LibraryBig, keys: ['g', 'v'] },
  { view: 'insights', name: t('app.insights'), icon: ChartColumn, keys: ['g', 'i'] },
  { view: 'privacy', name: t('app.privacy'), icon: ShieldCheck, keys: ['g', 'p'] },
  { view: 'performance', name: t('app.performance'), icon: Gauge, keys: ['g', 'f'] },
  { view: 'exchange', name: t('app.exchange'), icon: ArrowLeftRight, keys: ['g', 'x'] },
  { view: 'settings', name: t('app.settings'), icon: Settings, keys: ['g', 's'] },
];
