/** All German texts; loaded only where German is spoken. A missing or an extra text does not compile. */
import type { Catalogue } from './t.ts';
import { agents } from './de/agents.ts';
import { analytics } from './de/analytics.ts';
import { app } from './de/app.ts';
import { backups } from './de/backups.ts';
import { browse } from './de/browse.ts';
import { chat } from './de/chat.ts';
import { conversationMemory } from './de/conversation-memory.ts';
import { doctor } from './de/doctor.ts';
import { exchange } from './de/exchange.ts';
import { forget } from './de/forget.ts';
import { frame } from './de/frame.ts';
import { help } from './de/help.ts';
import { kinds } from './de/kinds.ts';
import { memories } from './de/memories.ts';
import { memoryKinds } from './de/memory-kinds.ts';
import { onboarding } from './de/onboarding.ts';
import { organise } from './de/organise.ts';
import { performance } from './de/performance.ts';
import { privacy } from './de/privacy.ts';
import { quickEntry } from './de/quick-entry.ts';
import { recording } from './de/recording.ts';
import { redaction } from './de/redaction.ts';
import { repair } from './de/repair.ts';
import { screenshotImport } from './de/screenshot-import.ts';
import { search } from './de/search.ts';
import { settingFields } from './de/setting-fields.ts';
import { settings } from './de/settings.ts';
import { timeline } from './de/timeline.ts';
import { lock } from './de/lock.ts';
import { ui } from './de/ui.ts';

export const german: Catalogue = {
  agents,
  analytics,
  app,
  backups,
  browse,
  chat,
  conversationMemory,
  doctor,
  exchange,
  forget,
  frame,
  help,
  kinds,
  memories,
  memoryKinds,
  onboarding,
  organise,
  performance,
  privacy,
  quickEntry,
  recording,
  redaction,
  repair,
  screenshotImport,
  search,
  settingFields,
  settings,
  timeline,
  lock,
  ui,
};

export { german as sentences } from '../../src-preload/contract/sentences/german.ts';
export { errorHeadlines } from './de/error-headlines.ts';
export { settingMeanings } from './de/setting-meanings.ts';
