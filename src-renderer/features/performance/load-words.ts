/** Sentences on what recording, reading and making vectors cost here. Pure. */
import type { Load } from '../../../src-preload/contract/performance.ts';
import { formatBytes, formatCount } from '../../ui/sizes.ts';
import { formatDuration } from '../../ui/times.ts';
import { formatMs, formatShare } from './performance-words.ts';

/** One core at work all the time is a hundred per cent. */
export function describeEngine({ processorMs, watchedMs, cores }: Load): string {
  const share = formatShare(processorMs, watchedMs);
  return `In the last ${formatDuration(watchedMs)} keeping, reading and searching took ${share} of one of ${formatCount(cores, 'core')}.`;
}

export function describeFrames({ frames }: Load): string {
  if (!frames) return 'Nothing was recorded in the last week.';
  return `${formatCount(Math.round(frames.perDay), 'moment')} a day were kept in the last week. Looking half as often keeps fewer of them, and there is less to read.`;
}

export function describePictures({ frames }: Load, keepsPictures: boolean): string {
  const measured =
    'At 40 instead of 80 a picture takes a quarter less and is read as well, but looks coarser. It counts for new pictures.';
  if (!keepsPictures) return 'Pictures are read and not kept.';
  if (!frames?.bytesPerPicture) return measured;
  const perDay = frames.bytesPerPicture * frames.perDay;
  return `${formatBytes(frames.bytesPerPicture)} a picture in the last week, ${formatBytes(perDay)} a day. ${measured}`;
}

export function describeWork(load: Load, work: 'reading' | 'vectors', item: string): string {
  const { busyMs, items } = load[work];
  const watched = formatDuration(load.watchedMs);
  if (items === 0) return `There was nothing to do in the last ${watched}.`;
  return `Busy for ${formatShare(busyMs, load.watchedMs)} of the last ${watched}: ${formatCount(items, item)}, ${formatMs(busyMs / items)} each.`;
}
