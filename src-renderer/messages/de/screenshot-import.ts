/** German: the import of old screenshots. */
import type { screenshotImport as english } from '../en/screenshot-import.ts';

export const screenshotImport: typeof english = {
  chooseFolder: 'Ordner auswählen …',
  import: 'Import',
  importFolder: 'Bildschirmfotos aus einem Ordner importieren',
  imported:
    '<b>{imported, plural, one {# Bild} other {# Bilder}} importiert</b> von {found, number} gefundenen in <folder></folder>.',
  lead: 'Jedes PNG-, JPEG- und WebP-Bild eines Ordners wird in Mneme kopiert, verschlüsselt und gelesen. Der Ordner selbst ändert sich nicht. Eine gleichnamige Textdatei auf <code>.json</code> kann Zeit, Anwendung, Titel und Bildschirm nennen; ohne sie gilt die Zeit der letzten Änderung.',
  looking: 'Ordner wird durchgesehen',
  notTaken: 'Nicht übernommene Dateien',
  others:
    '{known, plural, one {# war} other {# waren}} schon hier, {same, number} zeigten nichts Neues, {excluded, number} durch Ausnahmen ausgelassen, {problems, number} nicht übernommen.',
  progress: '{done, number} von {found, plural, one {# Bild} other {# Bildern}}',
  title: 'Alte Bildschirmfotos importieren',
};
