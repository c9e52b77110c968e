/** Sentences on what recording, reading and making vectors cost here. Pure. */
import type { Load } from '../../../src-preload/contract/performance.ts';
import { t } from '../../messages/t.ts';
import { formatBytes } from '../../ui/sizes.ts';
import { formatDuration } from '../../ui/times.ts';
import { formatMs, formatShare } from './performance-words.ts';

/** One core at work all the time is a hundred per cent. */
export function describeEngine({ processorMs, watchedMs, cores }: Load): string {
  const share = formatShare(processorMs, watchedMs);
  return t('performance.engineCost', { watched: formatDuration(watchedMs), share, cores });
}

export function describeFrames({ frames }: Load): string {
  if (!frames) return t('performance.nothingRecorded');
  return t('performance.framesCost', { perDay: Math.round(frames.perDay) });
}

export function describePictures({ frames }: Load, keepsPictures: boolean): string {
  const measured = t('performance.picturesQuality');
  if (!keepsPictures) return t('performance.picturesNotKept');
  if (!frames?.bytesPerPicture) return measured;
  const perDay = frames.bytesPerPicture * frames.perDay;
  return t('performance.picturesCost', {
    perPicture: formatBytes(frames.bytesPerPicture),
    perDay: formatBytes(perDay),
    quality: measured,
  });
}

export function describeWork(load: Load, work: 'reading' | 'vectors'): string {
  const { busyMs, items } = load[work];
  const watched = formatDuration(load.watchedMs);
  if (items === 0) return t('performance.nothingToDo', { watched });
  return t(work === 'reading' ? 'performance.busyPictures' : 'performance.busyPassages', {
    share: formatShare(busyMs, load.watchedMs),
    watched,
    items,
    each: formatMs(busyMs / items),
  });
}
