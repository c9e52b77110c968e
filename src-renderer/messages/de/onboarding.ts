/** German: the first start, in five steps. */
import type { onboarding as english } from '../en/onboarding.ts';

export const onboarding: typeof english = {
  title: 'Bevor Mneme sich etwas merkt',
  lead: 'Das Gedächtnis des Rechners, auf dem Rechner. Ohne Zustimmung wird nichts aufgezeichnet.',
  what: 'Was aufgezeichnet wird',
  whatText:
    'Alle {seconds, number} Sekunden ein Bild jedes Bildschirms, wenn sich etwas geändert hat, mit dem Namen der Anwendung und dem Titel des Fensters. Der Text darauf wird hier gelesen und lässt sich dann durchsuchen.',
  where: 'Wo es liegt',
  whereText:
    'Nur auf diesem Rechner, verschlüsselt, in <folder></folder>. Wird der Ordner gelöscht, ist alles weg.',
  never: 'Was nie geschieht',
  neverSent: 'Nichts wird irgendwohin gesendet: keine Cloud, kein Konto, keine Statistik.',
  neverSound: 'Weder Ton noch Kamera noch Tastatureingaben werden aufgezeichnet.',
  neverPort: 'Kein anderes Programm kommt hinein: Mneme öffnet keinen Port.',
  leftOut: 'Was von Anfang an ausgenommen ist',
  addOwn: 'Eigene Anwendungen, Titel und Websites lassen sich unter Datenschutz hinzufügen.',
  pauseAny: 'Pausieren und anhalten geht jederzeit, hier und über das Symbol in der Leiste.',
  back: 'Zurück',
  agree: 'Zustimmen und aufzeichnen',
  firstSteps: 'Erste Schritte',
  allowed: 'Erlaubt',
  missing: 'Fehlt',
  notKnown: 'Nicht bekannt',
  skip: 'Rest überspringen',
  next: 'Weiter',
  chooseModel: 'Modell auswählen',
  without: 'Ohne weiter',
  model:
    'Aufzeichnen, Lesen und Suchen brauchen kein Modell und senden nichts. Ein Modellserver bringt einen Chat, der die Erinnerungen kennt, und bessere Erinnerungen. Auswählen lässt er sich jederzeit in den Einstellungen.',
  asking: 'Es wird nachgesehen, was Mneme darf …',
  looking: 'Modellserver auf diesem Rechner werden gesucht …',
  noServer: 'Auf diesem Rechner antwortet keiner. Mit Ollama, LM Studio oder llama.cpp bliebe alles hier.',
  servers: 'Auf diesem Rechner: {servers}. Damit bleibt alles hier.',
  server: '{name} ({host}, {count, plural, one {# Modell} other {# Modelle}})',
  later: 'Später',
  searchFor: 'Nach „{word}“ suchen',
  waitingWord: 'Warten auf die ersten Wörter',
  seen: 'Das Wort „{word}“ war gerade auf dem Bildschirm. Den Moment wiederfinden:',
  seenIn: 'Das Wort „{word}“ war gerade auf dem Bildschirm, in {application}. Den Moment wiederfinden:',
  unseen:
    'Ein Fenster mit Text nach vorn holen, etwa eine Seite oder ein Dokument. Es wird in Sekunden gelesen, und dieser Schritt geht von selbst weiter. Das Fenster von Mneme wird nie aufgezeichnet.',
  step1: 'Was es tut',
  step3: 'Was es darf',
  step4: 'Ein Modell, wenn gewünscht',
  step5: 'Etwas wiederfinden',
  step: 'Schritt {step} von {of}: {name}',
  welcome: 'Das Gedächtnis des Rechners, auf dem Rechner',
  welcomeLead: 'Noch wird nichts aufgezeichnet, und ohne Zustimmung bleibt es dabei.',
  sees: 'Es sieht, was zu sehen ist',
  seesText:
    'Mit Zustimmung sieht Mneme alle paar Sekunden auf den Bildschirm und liest auf diesem Rechner, was darauf steht.',
  find: 'Alles lässt sich wiederfinden',
  findText:
    'Ein paar erinnerte Wörter eintippen, und der Moment ist wieder da: das Bild, die Seite, wer es sagte und wann.',
  remembers: 'Es merkt sich vieles',
  remembersText:
    'Es behält Seiten, Termine, Anleitungen und Fakten. Alles lässt sich berichtigen, ordnen, versiegeln und löschen.',
  quit: 'Nicht jetzt, beenden',
  onward: 'Was würde aufgezeichnet?',
};
