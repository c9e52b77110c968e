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
    name: 'Core',
    icon: UserRound,
    holds:
      'Who you are, and how the assistant should be. Both texts go along with every question in the chat.',
    begins: 'Write what the assistant should always know.',
  },
  episodic: {
    name: 'Episodic',
    icon: AppWindow,
    holds: 'What happened, and when.',
    begins: 'Episodes are made from what you do on the screen, without any model.',
  },
  semantic: {
    name: 'Semantic',
    icon: BookOpen,
    holds: 'People, projects, concepts and facts.',
    begins:
      'They are drawn from what was seen and said once a model server is connected. Or write one yourself.',
  },
  procedural: {
    name: 'Procedural',
    icon: ListOrdered,
    holds: 'How something is done, step by step.',
    begins:
      'They are drawn from what was seen and said once a model server is connected. Or write one yourself.',
  },
  resource: {
    name: 'Resources',
    icon: FileText,
    holds: 'Pages, documents and files that were on the screen.',
    begins: 'Each page and file that you look at appears here, without any model.',
  },
  vault: {
    name: 'Vault',
    icon: KeyRound,
    holds: 'Passwords, keys and other secrets, each sealed by itself.',
    begins:
      'Secrets that are recognised on the screen are forgotten, or wait here until you say what they are, as you choose under Privacy.',
  },
};

export const kinds = Object.keys(kindWords) as readonly MemoryKind[];
