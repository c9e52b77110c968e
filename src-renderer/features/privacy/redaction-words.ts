/** The ways of finding something, and why it was recognised, in words for the owner. */
import type { SecretRule } from '../../../src-preload/contract/privacy.ts';
import type { RedactionRule } from '../../../src-preload/contract/redaction.ts';
import { t } from '../../messages/t.ts';

export const ruleReasons: Readonly<Record<RedactionRule, string>> = {
  'known-format': t('redaction.reasonFormat'),
  labelled: t('redaction.reasonLabelled'),
  'private-key': t('redaction.reasonPrivateKey'),
  address: t('redaction.reasonAddress'),
  'one-time-code': t('redaction.reasonOnce'),
  random: t('redaction.reasonRandom'),
  personal: t('redaction.reasonPersonal'),
};

export const ruleNames: Readonly<Record<SecretRule, string>> = {
  'known-format': t('redaction.ruleFormat'),
  labelled: t('redaction.ruleLabelled'),
  'private-key': t('redaction.rulePrivateKey'),
  address: t('redaction.ruleAddress'),
  'one-time-code': t('redaction.ruleOnce'),
  random: t('redaction.ruleRandom'),
};
