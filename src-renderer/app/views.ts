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
import type { KeyName } from '../../src-preload/contract/default-keys.ts';
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
  /** What its keys are called in the settings. */
  readonly keys: KeyName;
}[] = [
  { view: 'search', name: t('app.search'), icon: Search, keys: 'search' },
  { view: 'timeline', name: t('app.timeline'), icon: CalendarRange, keys: 'timeline' },
  { view: 'memories', name: t('app.memories'), icon: Brain, keys: 'memories' },
  { view: 'organise', name: t('app.organise'), icon: FolderTree, keys: 'organise' },
  { view: 'chat', name: t('app.chat'), icon: MessagesSquare, keys: 'chat' },
  {
    view: 'conversation-memory',
    name: t('app.conversationMemory'),
    icon: LibraryBig,
    keys: 'conversationMemory',
  },
  { view: 'insights', name: t('app.insights'), icon: ChartColumn, keys: 'insights' },
  { view: 'privacy', name: t('app.privacy'), icon: ShieldCheck, keys: 'privacy' },
  { view: 'performance', name: t('app.performance'), icon: Gauge, keys: 'performance' },
  { view: 'exchange', name: t('app.exchange'), icon: ArrowLeftRight, keys: 'exchange' },
  { view: 'settings', name: t('app.settings'), icon: Settings, keys: 'settings' },
];
