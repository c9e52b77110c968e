/** German: what each view is for, and what one can do there. */
import type { help as english } from '../en/help.ts';

export const help: typeof english = {
  search: 'Suche',
  searchAbout: 'Findet alles, was gesehen, gesagt oder gemerkt wurde, nach Wörtern und nach Bedeutung.',
  search1: 'Ein paar erinnerte Wörter eintippen; die Reihenfolge spielt keine Rolle.',
  search2:
    'Zeiten schreiben, wie man sie sagt: „gestern Nachmittag“, „letzte Woche“. Sie werden zu Marken, die sich entfernen lassen.',
  search3: 'Über den Treffern nach Art, Anwendung oder Datum eingrenzen.',
  search4:
    'Jeder Treffer sagt, warum er gefunden wurde. Enter öffnet den Moment, die Leertaste zeigt ihn neben der Liste.',
  timeline: 'Zeitleiste',
  timelineAbout:
    'Ein Tag, wie er war: ein Band in den Farben der Anwendungen, mit den Lücken und ihren Gründen.',
  timeline1: 'Über das Band fahren zeigt den Moment, ein Klick öffnet ihn.',
  timeline2: 'Das Mausrad oder + und − ändern den Maßstab.',
  timeline3: 'Der Kalender springt zu einem anderen Tag.',
  memories: 'Erinnerungen',
  memoriesAbout:
    'Was aus allem wurde: Episoden, Fakten, Anleitungen, Seiten und Dateien, Versiegeltes und was über die eigene Person bekannt ist.',
  memories1: 'Eine Erinnerung öffnen zeigt ihre Belege und ihren Verlauf; dort wird sie auch bearbeitet.',
  memories2: 'e bearbeitet, p heftet an, a archiviert, # löscht; alles lässt sich rückgängig machen.',
  memories3:
    'Über der Liste tippen, um darin zu suchen, ihre Ordnung wählen und Filter unter einem Namen behalten. Die Tabelle sortiert nach ihren Spalten.',
  memories4:
    'Umschalt und die Pfeiltasten, oder Umschalt und Strg mit einem Klick, wählen mehrere; was mit ihnen geschieht, ist ein Schritt.',
  memories5: 'Was noch niemand bestätigt hat, ist markiert. Bestätigen, berichtigen oder löschen.',
  organise: 'Ordnen',
  organiseAbout:
    'Die eigene Ordnung: ineinanderliegende Kategorien, Schlagwörter, Regeln zum Einordnen und Aufräumen.',
  organise1:
    'Eine Kategorie im Baum ziehen oder mit Alt und den Pfeiltasten bewegen. Enter geht zu ihrem Namen.',
  organise2: 'Eine Regel wird am Vorhandenen ausprobiert, bevor sie gespeichert wird.',
  organise3: 'Eine Aufräumregel zeigt vorher, was sie täte; ohne Einschalten ist keine aktiv.',
  organise4:
    'Was geschah, lässt sich rückgängig machen: der letzte Schritt hier, und jeder Lauf so lange wie eingestellt.',
  chat: 'Chat',
  chatAbout: 'Fragen zu allem Gesehenen; jeder Satz einer Antwort nennt, worauf er beruht.',
  chat1: 'Ein Klick auf eine Nummer zeigt die Quelle.',
  chat2:
    '„Merke dir, dass …“, „Vergiss …“ oder „Das stimmt nicht, …“ schreiben und bestätigen, was geschehen soll.',
  chat3:
    'Ohne Modell kommen stattdessen die besten Textstellen. Ein Modell lässt sich in den Einstellungen auswählen.',
  conversationMemory: 'Gesprächsgedächtnis',
  conversationMemoryAbout: 'Was Agenten aus Gesprächen behalten, getrennt nach Agent, Team und Raum.',
  conversationMemory1:
    'Unter „Gespräche“ steht, was noch zu merken ist und worauf es wartet; jetzt merken oder anhalten.',
  conversationMemory2: '„Was würde behalten?“ fragt das Modell und schreibt nichts.',
  conversationMemory3:
    'Unter „Dateien“ die Markdown-Dateien im eigenen Editor öffnen; was dort geändert wird, gilt.',
  conversationMemory4: 'Agenten, Teams und Räume anlegen und beim Beginn eines Gesprächs auswählen.',
  privacy: 'Datenschutz',
  privacyAbout: 'Was aufgezeichnet wird und was nicht, was an wen gesendet wurde, und Vergessen.',
  privacy1: 'Unter „Gerade jetzt“ ein Fenster nach vorn holen und sehen, ob eine Regel dafür gilt.',
  privacy2: '„Entferntes“ zeigt an einem eigenen Text, was daraus entfernt würde und warum.',
  privacy3: '„Gesendet“ nennt jede Anfrage, die je diesen Rechner verließ.',
  privacy4:
    '„Vergessen“ entfernt die letzten Minuten, einen Zeitraum, eine Anwendung oder eine Website endgültig.',
  performance: 'Leistung',
  performanceAbout: 'Was Mneme von diesem Rechner braucht, und ob Suche und Indizes in Ordnung sind.',
  performance1:
    'Die Suche messen und die Indizes prüfen; was nicht stimmt, bringt den Knopf mit, der es behebt.',
  performance2: 'Die Wartung lässt sich pausieren und macht nach einem Neustart dort weiter.',
  performance3: 'Ändern, wie oft auf die Bildschirme gesehen wird, und sehen, was es kostet.',
  exchange: 'Export & Import',
  exchangeAbout: 'Nimmt Erinnerungen als Dateien mit und holt herein, was andere Programme ausgegeben haben.',
  exchange1: 'Wählen, was in welcher Form exportiert wird; der Tresor ist nie dabei.',
  exchange2: 'Sehen, was eine Datei enthält, bevor etwas davon hereinkommt.',
  exchange3: 'Ein Import lässt sich als Ganzes zurücknehmen; was seither geändert wurde, bleibt.',
  settings: 'Einstellungen',
  settingsAbout:
    'Alles, was sich einstellen lässt; es liegt in einer Textdatei, die sich auch von Hand bearbeiten lässt.',
  settings1:
    'Unter „Sicherungen“ einen Ordner auswählen; jede Sicherung wird zur Probe einmal geöffnet und lässt sich daneben wiederherstellen.',
  settings2: 'Eine Änderung gilt sofort.',
  settings3:
    'Nach Name, Schlüssel oder Bedeutung suchen, oder nur Geändertes ansehen; alles lässt sich auf den Standard zurücksetzen.',
  settings4:
    'Alles in eine Datei sichern und aus einer übernehmen; vorher wird gezeigt, was sich ändert. Schlüssel von Servern sind nie dabei.',
  settings5: 'Die Datei behält eigene Kommentare und ihre Reihenfolge.',
  titleOf: 'Hilfe: {view}',
  checkUp: 'Prüfung',
  firstSteps: 'Erste Schritte',
  allKeys: 'Alle Tasten',
};
