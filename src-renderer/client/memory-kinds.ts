/** The six kinds of memory as the window names them. The order is that of their tabs. */
import {
  AppWindow,
  BookOpen,
  FileText,
  KeyRound,
  ListOrdered,
  UserRound,
  type LucideIcon,
} from 'lucide-react';
import type { MemoryKind } from '../../src-preload/contract/memory.ts';
import { t } from '../messages/t.ts';

export interface KindWords {
  readonly name: string;
  readonly icon: LucideIcon;
  /** What is kept under it, in one sentence. */
  readonly holds: string;
  /** How the first one comes about. */
  readonly begins: string;
}

export const kindWords: Readonly<Record<MemoryKind, KindWords>> = {
  core: {
    name: t('memoryKinds.core'),
    icon: UserRound,
    holds: t('memoryKinds.coreHolds'),
    begins: t('memoryKinds.coreBegins'),
  },
  episodic: {
    name: t('memoryKinds.episodic'),
    icon: AppWindow,
    holds: t('memoryKinds.episodicHolds'),
    begins: t('memoryKinds.episodicBegins'),
  },
  semantic: {
    name: t('memoryKinds.semantic'),
    icon: BookOpen,
    holds: t('memoryKinds.semanticHolds'),
    begins: t('memoryKinds.drawn'),
  },
  procedural: {
    name: t('memoryKinds.procedural'),
    icon: ListOrdered,
    holds: t('memoryKinds.proceduralHolds'),
    begins: t('memoryKinds.drawn'),
  },
  resource: {
    name: t('memoryKinds.resource'),
    icon: FileText,
    holds: t('memoryKinds.resourceHolds'),
    begins: t('memoryKinds.resourceBegins'),
  },
  vault: {
    name: t('memoryKinds.vault'),
    icon: KeyRound,
    holds: t('memoryKinds.vaultHolds'),
    begins: t('memoryKinds.vaultBegins'),
  },
};

export const kinds = Object.keys(kindWords) as readonly MemoryKind[];
