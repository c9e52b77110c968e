/** German: the six kinds of memory, and categories. */
import type { memoryKinds as english } from '../en/memory-kinds.ts';

export const memoryKinds: typeof english = {
  core: 'Kern',
  coreHolds:
    'Die eigene Person, und wie der Assistent sein soll. Beide Texte gehen mit jeder Frage im Chat mit.',
  coreBegins: 'Aufschreiben, was der Assistent immer wissen soll.',
  episodic: 'Episoden',
  episodicHolds: 'Was geschah, und wann.',
  episodicBegins: 'Episoden entstehen aus dem, was am Bildschirm geschieht, ohne Modell.',
  semantic: 'Wissen',
  semanticHolds: 'Menschen, Projekte, Begriffe und Fakten.',
  drawn:
    'Sie entstehen aus Gesehenem und Gesagtem, sobald ein Modellserver verbunden ist. Oder selbst eine schreiben.',
  procedural: 'Abläufe',
  proceduralHolds: 'Wie etwas geht, Schritt für Schritt.',
  resource: 'Ressourcen',
  resourceHolds: 'Seiten, Dokumente und Dateien, die auf dem Bildschirm waren.',
  resourceBegins: 'Jede angesehene Seite und Datei erscheint hier, ohne Modell.',
  vault: 'Tresor',
  vaultHolds: 'Passwörter, Schlüssel und andere Geheimnisse, jedes für sich versiegelt.',
  vaultBegins:
    'Auf dem Bildschirm erkannte Geheimnisse werden vergessen oder warten hier auf ihre Einordnung, je nach Wahl unter Datenschutz.',
  categoryGone: 'eine Kategorie, die es nicht mehr gibt',
};
