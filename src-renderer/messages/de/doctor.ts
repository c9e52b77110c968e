/** German: the check-up of everything. */
import type { doctor as english } from '../en/doctor.ts';

export const doctor: typeof english = {
  title: 'Prüfung',
  busy: 'Alles wird angesehen …',
  findings: 'Befunde',
  again: 'Noch einmal prüfen',
  goesOn: 'Läuft …',
  begun: 'Begonnen oder erledigt. Danach noch einmal prüfen.',
  well: 'in Ordnung',
  look: 'ansehen',
  notWell: 'nicht in Ordnung',
  notKnown: 'nicht bekannt',
  rebuild: 'Textindex neu aufbauen',
  writePassages: 'Fehlende Textstellen neu schreiben',
  embedMissing: 'Fehlende Vektoren berechnen',
  embedAll: 'Alle Vektoren neu berechnen',
  restart: 'Gedächtnis neu starten',
  backup: 'Jetzt eine Sicherung anlegen',
  folder: 'Ordner anzeigen',
  repair: 'Reparieren…',
  allWell: 'Alles in Ordnung.',
  toLookAt: '{count, plural, one {Eine Sache} other {# Sachen}} zum Ansehen.',
  bad: '{count, plural, one {Eine Sache ist} other {# Sachen sind}} nicht in Ordnung.',
  badAndLook:
    '{count, plural, one {Eine Sache ist} other {# Sachen sind}} nicht in Ordnung, {more, number} zum Ansehen.',
};
