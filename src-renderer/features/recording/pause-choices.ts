/** For how long recording can be paused, as the menu and the palette offer it. */
import { t } from '../../messages/t.ts';

export const pauseChoices = [
  { label: t('recording.minutes15'), minutes: 15 },
  { label: t('recording.hour'), minutes: 60 },
  { label: t('recording.untilResumed'), minutes: null },
] as const;
