/** All English texts. The keys of every language come from here. */
import { agents } from './en/agents.ts';
import { analytics } from './en/analytics.ts';
import { app } from './en/app.ts';
import { backups } from './en/backups.ts';
import { chat } from './en/chat.ts';
import { conversationMemory } from './en/conversation-memory.ts';
import { exchange } from './en/exchange.ts';
import { forget } from './en/forget.ts';
import { kinds } from './en/kinds.ts';
import { organise } from './en/organise.ts';
import { performance } from './en/performance.ts';
import { screenshotImport } from './en/screenshot-import.ts';
import { redaction } from './en/redaction.ts';
import { ui } from './en/ui.ts';
import { settingFields } from './en/setting-fields.ts';
import { settings } from './en/settings.ts';

export const english = {
  settings,
  settingFields,
  agents,
  analytics,
  app,
  backups,
  chat,
  conversationMemory,
  exchange,
  forget,
  kinds,
  organise,
  performance,
  screenshotImport,
  redaction,
  ui,
};
