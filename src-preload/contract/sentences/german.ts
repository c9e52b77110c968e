/** Every sentence that Mneme says by itself, in German, by its English text. One that is missing here cannot be said. */
import { backup } from './german/backup.ts';
import { capture } from './german/capture.ts';
import { checkUp } from './german/check-up.ts';
import { configLines } from './german/config-lines.ts';
import { conversation } from './german/conversation.ts';
import { engine } from './german/engine.ts';
import { errors } from './german/errors.ts';
import { exchange } from './german/exchange.ts';
import { foreignFiles } from './german/foreign-files.ts';
import { memory } from './german/memory.ts';
import { reading } from './german/reading.ts';
import { repair } from './german/repair.ts';
import { schema } from './german/schema.ts';
import { sealed } from './german/sealed.ts';
import { settings } from './german/settings.ts';
import { shell } from './german/shell.ts';
import { store } from './german/store.ts';

export const german = {
  ...backup,
  ...capture,
  ...checkUp,
  ...configLines,
  ...conversation,
  ...engine,
  ...errors,
  ...exchange,
  ...foreignFiles,
  ...memory,
  ...reading,
  ...repair,
  ...schema,
  ...sealed,
  ...settings,
  ...shell,
  ...store,
} as const;

export type EnglishSentence = keyof typeof german;
