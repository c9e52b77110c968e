/** The colours of categories by their numbers, with a name for those who do not see them, and the class that paints each. */
import { t } from '../../messages/t.ts';
export const colourNames = [
  t('organise.colourNone'),
  t('organise.violet'),
  t('organise.teal'),
  t('organise.amber'),
  t('organise.rose'),
  t('organise.green'),
  t('organise.blue'),
  t('organise.copper'),
  t('organise.purple'),
  t('organise.sky'),
  t('organise.slate'),
];

export function colourClass(colour: number): string {
  return colour === 0 ? 'border border-line-strong' : `app-slot-${colour}`;
}
