/** Which banners a status calls for. Pure. */
import type { Status } from '../../src-preload/contract/app.ts';

export type BannerKind =
  | 'settings-wrong'
  | 'engine-failed'
  | 'database-damaged'
  | 'engine-restarting'
  | 'disk-low'
  | 'reading-trouble'
  | 'basic-protection';

const most = 2;

/** The worst first. `understood`: the owner has read what basic protection means. */
export function bannersFor(status: Status, understood: boolean): readonly BannerKind[] {
  const banners: BannerKind[] = [];
  if (status.engine.state === 'failed') banners.push('engine-failed');
  if (status.engine.state === 'restarting') banners.push('engine-restarting');
  if (status.databaseTrouble !== '') banners.push('database-damaged');
  if (status.storage.low) banners.push('disk-low');
  if (status.settingsTrouble !== '') banners.push('settings-wrong');
  if (status.readingTrouble !== '') banners.push('reading-trouble');
  if (status.protection === 'basic' && status.lock === 'none' && !understood)
    banners.push('basic-protection');
  return banners.slice(0, most);
}
