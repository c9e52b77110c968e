/** All English texts. The keys of every language come from here. */
import { agents } from './en/agents.ts';
import { analytics } from './en/analytics.ts';
import { app } from './en/app.ts';
import { backups } from './en/backups.ts';
import { browse } from './en/browse.ts';
import { chat } from './en/chat.ts';
import { conversationMemory } from './en/conversation-memory.ts';
import { doctor } from './en/doctor.ts';
import { exchange } from './en/exchange.ts';
import { forget } from './en/forget.ts';
import { frame } from './en/frame.ts';
import { help } from './en/help.ts';
import { kinds } from './en/kinds.ts';
import { memories } from './en/memories.ts';
import { memoryKinds } from './en/memory-kinds.ts';
import { onboarding } from './en/onboarding.ts';
import { organise } from './en/organise.ts';
import { performance } from './en/performance.ts';
import { privacy } from './en/privacy.ts';
import { quickEntry } from './en/quick-entry.ts';
import { recording } from './en/recording.ts';
import { redaction } from './en/redaction.ts';
import { repair } from './en/repair.ts';
import { screenshotImport } from './en/screenshot-import.ts';
import { search } from './en/search.ts';
import { settingFields } from './en/setting-fields.ts';
import { settings } from './en/settings.ts';
import { timeline } from './en/timeline.ts';
import { lock } from './en/lock.ts';
import { ui } from './en/ui.ts';

export const english = {
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
