/** All English texts. The keys of every language come from here. */
import { agents } from './en/agents.ts';
import { analytics } from './en/analytics.ts';
import { app } from './en/app.ts';
import { chat } from './en/chat.ts';
import { conversationMemory } from './en/conversation-memory.ts';
import { exchange } from './en/exchange.ts';
import { kinds } from './en/kinds.ts';
import { organise } from './en/organise.ts';
import { forget } from './en/forget.ts';
import { ui } from './en/ui.ts';
import { search } from './en/search.ts';
import { recording } from './en/recording.ts';
import { quickEntry } from './en/quick-entry.ts';
import { frame } from './en/frame.ts';
import { timeline } from './en/timeline.ts';
import { onboarding } from './en/onboarding.ts';
import { doctor } from './en/doctor.ts';
import { help } from './en/help.ts';

export const english = {
  help,
  doctor,
  onboarding,
  timeline,
  frame,
  quickEntry,
  recording,
  search,
  agents,
  analytics,
  app,
  chat,
  conversationMemory,
  exchange,
  kinds,
  organise,
  forget,
  ui,
};
