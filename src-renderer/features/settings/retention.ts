/** Whether a change lets pictures go that are kept now. Pure. */
import type { Settings, SettingsPatch } from '../../../src-preload/contract/settings.ts';

export function removesPictures({ images }: SettingsPatch, { images: now }: Settings): boolean {
  if (!images || images.keepDays === null) return false;
  return now.keepDays === null || images.keepDays < now.keepDays;
}
