/** All German texts; loaded only where German is spoken. A missing or an extra text does not compile. */
import type { Catalogue } from './t.ts';
import { agents } from './de/agents.ts';
import { analytics } from './de/analytics.ts';
import { app } from './de/app.ts';
import { chat } from './de/chat.ts';
import { conversationMemory } from './de/conversation-memory.ts';
import { exchange } from './de/exchange.ts';
import { kinds } from './de/kinds.ts';
import { organise } from './de/organise.ts';
import { forget } from './de/forget.ts';
import { ui } from './de/ui.ts';
import { search } from './de/search.ts';
import { recording } from './de/recording.ts';
import { quickEntry } from './de/quick-entry.ts';
import { frame } from './de/frame.ts';
import { timeline } from './de/timeline.ts';
import { onboarding } from './de/onboarding.ts';
import { doctor } from './de/doctor.ts';
import { help } from './de/help.ts';

export const german: Catalogue = {
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
