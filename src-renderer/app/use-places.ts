/** Where the owner is in the window: the view, and what is open in it. Every feature leads to another's only through here. */
import { useState } from 'react';
import type { FrameId } from '../../src-preload/contract/frames.ts';
import type { MemoryId } from '../../src-preload/contract/memory.ts';
import type { Hit } from '../../src-preload/contract/search.ts';
import { noneChosen } from '../client/chosen.ts';
import type { OpenedChat } from '../features/chat/chat-view.tsx';
import type { ConversationMemoryTab } from '../features/conversation-memory/conversation-memory-view.tsx';
import type { SettingsDraft } from '../features/conversation-memory/settings-draft.ts';
import type { ShownSummary } from '../features/analytics/insights-view.tsx';
import { everything } from '../features/memories/browse-filter.ts';
import { useMemoriesPlace, type MemoriesPlace } from '../features/memories/memories-place.ts';
import type { OrganiseTab } from '../features/organise/organise-view.tsx';
import type { SettingsPart } from '../features/settings/settings-view.tsx';
import type { View } from './views.ts';

interface OpenFrame {
  readonly id: FrameId;
  /** Its words are boxed. */
  readonly query: string;
}

export interface Places {
  readonly view: View;
  readonly setView: (view: View) => void;
  readonly day: string | null;
  readonly setDay: (day: string | null) => void;
  /** The moment that lies over the view. */
  readonly frame: OpenFrame | null;
  readonly setFrame: (frame: OpenFrame | null) => void;
  readonly memory: MemoryId | null;
  readonly setMemory: (id: MemoryId | null) => void;
  /** The category whose memories are shown; null for all. */
  readonly memoryCategory: number | null;
  readonly setMemoryCategory: (id: number | null) => void;
  /** What is chosen and shown among the memories. */
  readonly memories: MemoriesPlace;
  readonly organiseTab: OrganiseTab;
  readonly setOrganiseTab: (tab: OrganiseTab) => void;
  readonly chat: OpenedChat | null;
  readonly setChat: (chat: OpenedChat | null) => void;
  /** The part of conversation memory that is shown. */
  readonly memoryTab: ConversationMemoryTab;
  readonly setMemoryTab: (tab: ConversationMemoryTab) => void;
  /** What was typed into its settings and is not saved yet. */
  readonly memoryDraft: SettingsDraft;
  readonly setMemoryDraft: (draft: SettingsDraft) => void;
  /** The part of the settings that is shown first. */
  readonly settingsPart: SettingsPart | null;
  readonly openSettings: (part: SettingsPart) => void;
  readonly openConversationMemory: (tab: ConversationMemoryTab) => void;
  readonly openFrame: (id: FrameId) => void;
  readonly openMemory: (id: MemoryId) => void;
  readonly openCategory: (id: number) => void;
  /** The memories that have a tag. */
  readonly openTag: (tag: string) => void;
  readonly openMessage: (sessionId: number, messageId: number | null) => void;
  /** The summary that the insights begin with; null for the time of this week. */
  readonly summary: ShownSummary | null;
  readonly openSummary: (summary: ShownSummary) => void;
  readonly openHit: (hit: Hit, query: string) => void;
}

export function usePlaces(): Places {
  const [view, showView] = useState<View>('search');
  const [settingsPart, setSettingsPart] = useState<SettingsPart | null>(null);
  const [summary, setSummary] = useState<ShownSummary | null>(null);
  const setView = (next: View) => {
    setSettingsPart(null);
    setSummary(null);
    showView(next);
  };
  const [day, setDay] = useState<string | null>(null);
  const [frame, setFrame] = useState<OpenFrame | null>(null);
  const [memory, setMemory] = useState<MemoryId | null>(null);
  const [memoryCategory, setMemoryCategory] = useState<number | null>(null);
  const memories = useMemoriesPlace();
  const [organiseTab, setOrganiseTab] = useState<OrganiseTab>('categories');
  const [chat, setChat] = useState<OpenedChat | null>(null);
  const [memoryTab, setMemoryTab] = useState<ConversationMemoryTab>('sessions');
  const [memoryDraft, setMemoryDraft] = useState<SettingsDraft>({});
  const openConversationMemory = (tab: ConversationMemoryTab) => {
    setFrame(null);
    setMemoryTab(tab);
    setView('conversation-memory');
  };
  const openMemory = (id: MemoryId) => {
    setFrame(null);
    setMemory(id);
    setView('memories');
  };
  const openMessage = (sessionId: number, messageId: number | null) => {
    setFrame(null);
    setChat({ sessionId, messageId });
    setView('chat');
  };
  return {
    view,
    setView,
    day,
    setDay,
    frame,
    setFrame,
    memory,
    setMemory,
    memoryCategory,
    setMemoryCategory,
    memories,
    organiseTab,
    setOrganiseTab,
    chat,
    setChat,
    memoryTab,
    setMemoryTab,
    memoryDraft,
    setMemoryDraft,
    settingsPart,
    openSettings(part) {
      setView('settings');
      setSettingsPart(part);
    },
    openConversationMemory,
    openFrame: (id) => setFrame({ id, query: '' }),
    openMemory,
    openCategory(id) {
      setMemory(null);
      setMemoryCategory(id);
      setView('memories');
    },
    openTag(tag) {
      setMemory(null);
      setMemoryCategory(null);
      memories.setTab('all');
      memories.setChosen(noneChosen);
      memories.setFilter({ ...everything, tag });
      setView('memories');
    },
    openMessage,
    summary,
    openSummary(shown) {
      setView('insights');
      setSummary(shown);
    },
    openHit({ origin, frameId }, query) {
      if (origin.type === 'memory') openMemory(origin.id);
      else if (origin.type === 'message') openMessage(origin.sessionId, origin.id);
      else if (origin.type === 'note') openConversationMemory('files');
      else if (frameId !== null) setFrame({ id: frameId, query });
    },
  };
}
