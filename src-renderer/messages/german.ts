/** All German texts; loaded only where German is spoken. A missing or an extra text does not compile. */
import type { Catalogue } from './t.ts';
import { agents } from './de/agents.ts';
import { analytics } from './de/analytics.ts';
import { app } from './de/app.ts';
import { backups } from './de/backups.ts';
import { chat } from './de/chat.ts';
import { conversationMemory } from './de/conversation-memory.ts';
import { exchange } from './de/exchange.ts';
import { forget } from './de/forget.ts';
import { kinds } from './de/kinds.ts';
import { organise } from './de/organise.ts';
import { performance } from './de/performance.ts';
import { screenshotImport } from './de/screenshot-import.ts';
import { redaction } from './de/redaction.ts';
import { ui } from './de/ui.ts';
import { settingFields } from './de/setting-fields.ts';
import { settings } from './de/settings.ts';

export const german: Catalogue = {
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

export { settingMeanings } from './de/setting-meanings.ts';
