/** What each view is for and what one can do there, in a few lines. */
import { t } from '../../messages/t.ts';

export interface HelpText {
  readonly title: string;
  readonly about: string;
  readonly can: readonly string[];
}

/** By the id of the view. */
export const helpTexts: Readonly<Record<string, HelpText>> = {
  search: {
    title: t('help.search'),
    about: t('help.searchAbout'),
    can: [t('help.search1'), t('help.search2'), t('help.search3'), t('help.search4')],
  },
  timeline: {
    title: t('help.timeline'),
    about: t('help.timelineAbout'),
    can: [t('help.timeline1'), t('help.timeline2'), t('help.timeline3')],
  },
  memories: {
    title: t('help.memories'),
    about: t('help.memoriesAbout'),
    can: [
      t('help.memories1'),
      t('help.memories2'),
      t('help.memories3'),
      t('help.memories4'),
      t('help.memories5'),
    ],
  },
  organise: {
    title: t('help.organise'),
    about: t('help.organiseAbout'),
    can: [t('help.organise1'), t('help.organise2'), t('help.organise3'), t('help.organise4')],
  },
  chat: {
    title: t('help.chat'),
    about: t('help.chatAbout'),
    can: [t('help.chat1'), t('help.chat2'), t('help.chat3')],
  },
  'conversation-memory': {
    title: t('help.conversationMemory'),
    about: t('help.conversationMemoryAbout'),
    can: [
      t('help.conversationMemory1'),
      t('help.conversationMemory2'),
      t('help.conversationMemory3'),
      t('help.conversationMemory4'),
    ],
  },
  privacy: {
    title: t('help.privacy'),
    about: t('help.privacyAbout'),
    can: [t('help.privacy1'), t('help.privacy2'), t('help.privacy3'), t('help.privacy4')],
  },
  performance: {
    title: t('help.performance'),
    about: t('help.performanceAbout'),
    can: [t('help.performance1'), t('help.performance2'), t('help.performance3')],
  },
  exchange: {
    title: t('help.exchange'),
    about: t('help.exchangeAbout'),
    can: [t('help.exchange1'), t('help.exchange2'), t('help.exchange3')],
  },
  settings: {
    title: t('help.settings'),
    about: t('help.settingsAbout'),
    can: [
      t('help.settings1'),
      t('help.settings2'),
      t('help.settings3'),
      t('help.settings4'),
      t('help.settings5'),
    ],
  },
};
