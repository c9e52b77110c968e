/** German: forgetting, starting anew, and what old copies still hold. */
import type { forget as english } from '../en/forget.ts';

export const forget: typeof english = {
  actionFrames: '{count, plural, one {# Aufnahme} other {# Aufnahmen}} vergessen',
  actionScope: 'Vergessen',
  alsoConversations: 'Auch die Gespräche',
  alsoConversationsHint:
    'Auch das Gesagte verschwindet. Sonst bleiben die Gespräche, und aus ihnen wird nichts noch einmal gemerkt.',
  alsoQuotes: 'Auch im Chat',
  alsoQuotesHint:
    'Stellen in Nachrichten, die sechs Wörter davon in Folge wiederholen oder es als Beleg nennen, werden durch den Vermerk [forgotten] ersetzt.',
  anew: 'Alles',
  anewAction: 'Alles löschen',
  anewAsk: 'Alles vergessen …',
  anewBackups: 'Sicherungen bleiben unberührt; jede lässt sich unten löschen.',
  anewCounts:
    '{frames, plural, one {# Aufnahme} other {# Aufnahmen}} mit ihrem Text, {images, plural, one {# Bild} other {# Bilder}} ({bytes}), {memories, plural, one {# Erinnerung} other {# Erinnerungen}} samt Tresor, {facts, plural, one {# Tatsache} other {# Tatsachen}} und {lines, plural, one {# Zeile} other {# Zeilen}} des Gesprächsgedächtnisses und {conversations, plural, one {# Gespräch} other {# Gespräche}} mit {messages, plural, one {# Nachricht} other {# Nachrichten}} verschwinden endgültig.',
  anewLead:
    'Mneme beginnt wieder wie am ersten Tag. Nichts davon lässt sich zurückholen, außer aus einer Sicherung.',
  anewSettings: 'Auch Einstellungen und Schlüssel von Modellservern',
  anewSettingsHint: 'Sonst bleiben die Ausnahmen und alle anderen Einstellungen.',
  anewTitle: 'Alles vergessen',
  anewWords: 'alles vergessen',
  application: 'Anwendung',
  applicationHint: 'Der ganze Name; auswählbar aus denen, die gesehen wurden.',
  applicationPlaceholder: 'Name der Anwendung',
  beginning: 'Beginnt …',
  copies: 'Was alte Kopien noch enthalten',
  copiesLead: 'Eine Sicherung enthält noch, was nach ihr vergessen wurde. Es verschwindet mit der Sicherung.',
  copiesNone: 'Es gibt keine Kopie, in der Vergessenes stehen könnte.',
  copyDelete: 'Löschen …',
  copyDeleteAsk: 'Sicherung von {when} löschen?',
  copyDeleteAction: 'Löschen',
  copyDeleteOf: 'Löschen: {when}',
  copyDeleteText: 'Was nur sie enthält, ist dann weg. Die anderen Sicherungen bleiben.',
  copyHolds:
    '{frames, plural, one {# Aufnahme} other {# Aufnahmen}}, {memories, plural, one {# Erinnerung} other {# Erinnerungen}}, {messages, plural, one {# Nachricht} other {# Nachrichten}}',
  copyHoldsSpan: '{holds}; von {from} bis {to}',
  copyOf: 'Sicherung von {when}',
  copyReplaced:
    'Die Datenbank, die am {when} durch eine Wiederherstellung oder Reparatur ersetzt wurde ({bytes})',
  copyReplacedHolds: 'Sie enthält alles, was bis dahin da war, auch was seither vergessen wurde.',
  copyReplacedAsk: 'Die ersetzte Datenbank löschen?',
  copyReplacedText: 'Dann führt kein Weg zu ihr zurück.',
  copyUnread: 'Sie ist nicht lesbar, also ist unbekannt, was sie enthält.',
  close: 'Schließen',
  count: 'Zählen',
  counting: 'Wird gezählt …',
  doneLeft:
    '{left, plural, one {# Stück ist} other {# Stück sind}} noch da, weil es angehalten wurde oder nicht erreichbar war.',
  doneNothing: 'Von „{what}“ war nichts aufbewahrt.',
  doneNothingLeft: 'Noch einmal nachgesehen: Nichts davon ist übrig.',
  doneQuoted: '{count, plural, one {# Stelle} other {# Stellen}} im Chat wurden zu einem Vermerk.',
  doneScope:
    'Vergessen: {what}. {facts, plural, one {# Tatsache} other {# Tatsachen}}, {lines, plural, one {# Zeile} other {# Zeilen}} in Dateien und {messages, plural, one {# Nachricht} other {# Nachrichten}} sind weg.',
  doneScreen:
    'Vergessen: {what}. {frames, plural, one {# Aufnahme} other {# Aufnahmen}}, {passages, plural, one {# Textstelle} other {# Textstellen}} und {memories, plural, one {# Erinnerung} other {# Erinnerungen}} sind weg.',
  done: 'Vergessen',
  framesFrom: 'Von {from} bis {to}.',
  framesFromMostly: 'Von {from} bis {to}, vor allem {applications}.',
  framesGo:
    '{frames, plural, one {# Aufnahme mit ihrem Text verschwindet} other {# Aufnahmen mit ihrem Text verschwinden}} endgültig, dazu {images, plural, =0 {kein Bild} one {# Bild} other {# Bilder}} ({bytes}) und {memories, plural, =0 {keine Erinnerung} one {# Erinnerung} other {# Erinnerungen}}, die aus nichts anderem stammen. Das lässt sich nicht rückgängig machen.',
  fromTo: 'Von … bis',
  fromToEnd: 'Ende der Zeitspanne',
  fromToHint: 'In der Zeit dieses Computers.',
  fromToWrong: 'Das Ende muss nach dem Anfang liegen.',
  keptEdited: 'Bearbeitete oder bestätigte Erinnerungen bleiben.',
  last: 'Die letzten {minutes} Minuten vergessen',
  lastMinutes: 'Die letzten Minuten',
  nothingKept: 'Davon ist nichts aufbewahrt.',
  leftBackups:
    '{count, plural, one {# Sicherung ist} other {# Sicherungen sind}} seither entstanden und {count, plural, one {enthält} other {enthalten}} es vielleicht noch: siehe unten.',
  leftReplaced: 'Die Datenbank, die am {when} ersetzt wurde, liegt noch daneben und enthält es weiterhin.',
  leftReplacedDrop: 'Diese löschen …',
  leftWaiting:
    'Die wiederhergestellte Sicherung vom {when} enthält es noch und tritt beim nächsten Start an die Stelle der jetzigen Datenbank.',
  leftWaitingDrop: 'Nicht wiederherstellen',
  quotesFound:
    '{messages, plural, =0 {Keine Nachricht wiederholt es.} one {# Nachricht wiederholt es} other {# Nachrichten wiederholen es}}{messages, plural, =0 {} other {, an {passages, plural, one {# Stelle} other {# Stellen}}.}}',
  running: 'Wird vergessen: {what}',
  runningOf: '{done, number} von {total, plural, one {# Aufnahme} other {# Aufnahmen}}',
  scope: 'Wessen Gedächtnis',
  scopeChoose: 'Auswählen …',
  scopeGo:
    '{facts, plural, one {# Tatsache} other {# Tatsachen}} und {lines, plural, one {# Zeile} other {# Zeilen}} in Markdown-Dateien verschwinden endgültig.',
  scopeGoConversations:
    'Auch {conversations, plural, one {# Gespräch} other {# Gespräche}} mit {messages, plural, one {# Nachricht} other {# Nachrichten}} und {memories, plural, =0 {keine Erinnerung} one {# Erinnerung} other {# Erinnerungen}}, die aus nichts anderem stammen, verschwinden.',
  scopeHint: 'Was ein Agent, ein Raum oder ein Team in Gesprächen gelernt hat, wo immer es aufbewahrt ist.',
  site: 'Website',
  siteHint: 'Die Website mit allem darunter, soweit der Browser die Adresse mitteilte.',
  stop: 'Anhalten',
  stretch: 'Eine Zeitspanne, eine Anwendung, eine Website',
  title: 'Vergessen: {what}',
  unknownApplication: 'unbekannt',
  whatApplication: 'alles in {application}',
  whatLast: 'die letzten {minutes} Minuten',
  whatRange: '{from} bis {to}',
  whatScope: 'das Gedächtnis von {name}',
  whatSite: 'jede Seite von {site}',
};
