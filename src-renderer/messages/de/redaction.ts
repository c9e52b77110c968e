/** German: what is taken out of everything before it is kept. */
import type { redaction as english } from '../en/redaction.ts';

export const redaction: typeof english = {
  counts: 'In den letzten {days} Tagen entfernt',
  countsLead:
    'Gezählt bei jedem Mal: Was auf dem Bildschirm stehen bleibt, zählt mit jedem Bild wieder. Aufbewahrt werden nur diese Zahlen.',
  countsNone: 'Noch nichts.',
  countsTable: 'Was wie oft entfernt wurde',
  how: 'Woran es erkannt wird',
  keepSecrets: 'Erkannte Geheimnisse im Tresor behalten',
  keepSecretsHint:
    'Jedes ist einzeln versiegelt und wartet dort, bis feststeht, was es ist. Ausgeschaltet werden sie vergessen.',
  kindCard: 'Kartennummern',
  kindIban: 'Bankkonten (IBAN)',
  kindIp: 'IP-Adressen',
  kindMail: 'E-Mail-Adressen',
  kindPhone: 'Telefonnummern',
  kindSsn: 'Sozialversicherungsnummern',
  personal: 'Persönliche Daten, die ebenfalls entfernt werden',
  placeholder: 'Einfügen oder tippen, was auf dem Bildschirm stehen könnte',
  reasonAddress: 'Es ist das Passwort oder das Token in einer Adresse.',
  reasonFormat: 'Es beginnt und ist gebaut wie die Schlüssel eines bekannten Anbieters.',
  reasonLabelled: 'Es steht neben einer Beschriftung wie „Passwort“, „API key“ oder „PIN“.',
  reasonOnce: 'Es ist ein Code, der einmal verschickt wird.',
  reasonPersonal: 'Es hat die Form persönlicher Daten, deren Entfernung gewählt ist.',
  reasonPrivateKey: 'Es ist der Block eines privaten Schlüssels.',
  reasonRandom: 'Es sieht ausgelost aus, wie Schlüssel es sind.',
  ruleAddress: 'Passwörter in Adressen',
  ruleFormat: 'Schlüssel bekannter Anbieter',
  ruleHint:
    '{reason} {found, plural, =0 {In den letzten {days} Tagen nicht vorgekommen.} one {In den letzten {days} Tagen einmal vorgekommen.} other {In den letzten {days} Tagen #-mal vorgekommen.}}',
  ruleLabelled: 'Werte neben einer Beschriftung',
  ruleOnce: 'Einmal verschickte Codes',
  rulePrivateKey: 'Private Schlüssel',
  ruleRandom: 'Lange Zufallswerte',
  rules: 'Wie Geheimnisse gefunden werden',
  rulesLead:
    'Jeder Weg lässt sich ausschalten, wo er zu viel entfernt. Was nur er findet, wird von da an aufbewahrt, im Text und auf Bildern.',
  section: 'Entfernt, bevor etwas aufbewahrt wird',
  sectionLead:
    'Passwörter, Schlüssel und Codes, die auf dem Bildschirm erkannt werden, sind auf dem Bild überdeckt und aus dem Text entfernt.',
  times: 'Anzahl',
  tryButton: 'Zeigen, was entfernt würde',
  tryIt: 'An einem Text ausprobieren',
  tryNothing: 'Aus diesem Text würde nichts entfernt.',
  trySome: '{count, plural, one {# Stück würde} other {# Stücke würden}} entfernt. Aufbewahrt würde dies:',
  tryText: 'Text zum Ausprobieren',
  what: 'Was',
};
