/** Every sentence that Mneme says by itself, in German, by its English text. One that is missing here cannot be said. */
import { errors } from './german/errors.ts';

export const german = { ...errors } as const;

export type EnglishSentence = keyof typeof german;
