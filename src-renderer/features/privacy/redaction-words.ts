/** Why something was recognised, in words for the owner. */
import type { RedactionRule } from '../../../src-preload/contract/redaction.ts';

export const ruleReasons: Readonly<Record<RedactionRule, string>> = {
  'known-format': 'It begins and is built like the keys of a known provider.',
  labelled: 'It stands beside a label such as “password”, “API key” or “PIN”.',
  'private-key': 'It is a block of a private key.',
  address: 'It is the password or the token in an address.',
  'one-time-code': 'It is a code that is sent once.',
  random: 'It looks drawn by lot, as keys do.',
  personal: 'It has the form of personal data that you chose to have taken out.',
};
