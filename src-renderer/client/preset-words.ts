/** The exclusions that Mneme brings, as the window names and explains them. */
import type { PresetId } from '../../src-preload/contract/privacy.ts';
import { t } from '../messages/t.ts';

export const presetWords: Readonly<
  Record<PresetId, { readonly name: string; readonly explanation: string }>
> = {
  'private-windows': { name: t('privacy.presetPrivate'), explanation: t('privacy.presetPrivateHint') },
  'password-managers': { name: t('privacy.presetPasswords'), explanation: t('privacy.presetPasswordsHint') },
  'key-chains': { name: t('privacy.presetKeys'), explanation: t('privacy.presetKeysHint') },
  'lock-screens': { name: t('privacy.presetLock'), explanation: t('privacy.presetLockHint') },
  'own-windows': { name: t('privacy.presetOwn'), explanation: t('privacy.presetOwnHint') },
};
