/** German for `en/kinds.ts`. */
import type { kinds as english } from '../en/kinds.ts';

export const kinds: typeof english = {
  fieldTitle: 'Titel',
  fieldOccurredAt: 'Wann es war',
  fieldTags: 'Schlagwörter',
  fieldCategory: 'Kategorie',
  empty: '(leer)',

  clashTitle: 'Während der Bearbeitung wurde dies geändert',
  clashHint: 'Noch ist nichts davon gespeichert und nichts überschrieben. Hier stehen beide Texte zur Wahl.',
  clashSame: 'Gespeichert wurde dasselbe.',
  clashBehind: 'Dies wurde inzwischen geändert. Beim Speichern werden beide Texte gezeigt.',
  clashOnBoth: 'auf beiden Seiten geändert',
  clashTheirs: 'Inzwischen gespeichert',
  clashMine: 'Eigene Fassung',
  clashTakeTheirs: 'Gespeicherte behalten',
  clashTakeMine: 'Eigene speichern',
  clashTogether: 'Beide zusammenführen',
  clashOthers: 'Die andere Fassung',
  clashOthersHint:
    'Unten steht die eigene Fassung mit dem, was nur die andere geändert hat. Wo beide etwas geändert haben, steht hier die andere:',
  clashTake: 'Übernehmen',
  clashTakeOther: 'Übernehmen: {label}',

  coreHuman: 'Ich',
  coreHumanHint: 'Was der Assistent immer wissen soll: Name, Arbeit, wichtige Menschen.',
  corePersona: 'Der Assistent',
  corePersonaHint: 'Wie er sein soll: sein Ton, seine Sprache, was er immer oder nie tun soll.',
  coreDiscard: 'Verwerfen',
  coreSave: 'Speichern',
  coreRoom: 'Belegter Platz',
  coreChars: '{chars, number} von {most, number} Zeichen, {percent, number} %',
  coreWarn: 'es wird voll',
  coreFull:
    'fast voll: Ein Modell kürzt es, wo eines gewählt ist; sonst hier kürzen. Der alte Text bleibt unten erhalten.',
  coreOver: 'zu lang zum Speichern',
  coreVersions: 'Frühere Fassungen ({count, number})',
  coreUntil: 'bis {when}',
  coreCompare: 'Vergleichen',
  coreCompareWith: 'Vergleichen: bis {when}',
  coreBack: 'Zurück zu dieser',
  coreBackTo: 'Zurück zu dieser: bis {when}',
};
