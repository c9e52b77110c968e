/** German: conversations and their memory. */
export const conversation = {
  'There is no memory {id}.': 'Es gibt keine Erinnerung {id}.',
  'The embedder "{provider}" of conversation memory needs {missing}. Until it is set, words alone are searched.':
    'Der Embedder „{provider}“ des Gesprächsgedächtnisses braucht {missing}. Bis das gesetzt ist, werden nur Wörter gesucht.',
  'A memory needs a text. Say what is to be remembered.':
    'Eine Erinnerung braucht einen Text. Angeben, was behalten werden soll.',
  'The disk that holds {path} is full; the file is as it was. Free some space and try again.':
    'Der Datenträger mit {path} ist voll; die Datei ist wie vorher. Platz schaffen und noch einmal versuchen.',
  'There is no memory {id} in {scope}.': 'Es gibt keine Erinnerung {id} in {scope}.',
  '"{cursor}" is not where a page of this list ended. Begin anew.':
    '„{cursor}“ ist nicht das Ende einer Seite dieser Liste. Von vorn beginnen.',
  'There is no memory {id} in this file any more. Read the file again; it may have been edited.':
    'Die Erinnerung {id} steht nicht mehr in dieser Datei. Die Datei neu lesen; vielleicht wurde sie bearbeitet.',
  '{at} is no file. Move it away.': '{at} ist keine Datei. Sie woandershin verschieben.',
  '{at} has {megabytes} MB; up to {most} MB are read. Split it into several files.':
    '{at} hat {megabytes} MB; bis zu {most} MB werden gelesen. In mehrere Dateien aufteilen.',
  '{at} is being written by another program again and again, so nothing was added. Try again later.':
    'In {at} schreibt immer wieder ein anderes Programm, darum wurde nichts angefügt. Später noch einmal versuchen.',
  '{path} is not written in UTF-8, so it is neither read nor changed. Save it as UTF-8 in your editor.':
    '{path} ist nicht in UTF-8 geschrieben und wird darum weder gelesen noch geändert. Im Editor als UTF-8 speichern.',
  'Memory with ID {memoryId} not found.': 'Eine Erinnerung mit der ID {memoryId} gibt es nicht.',
  'userId, agentId and runId are texts of 1 to 200 characters.':
    'userId, agentId und runId sind Texte mit 1 bis 200 Zeichen.',
  'One of the filters userId, agentId or runId is required.':
    'Einer der Filter userId, agentId oder runId wird gebraucht.',
  '"{given}" is no date. Give milliseconds since 1970, or an ISO date such as 2027-01-31.':
    '„{given}“ ist kein Datum. Millisekunden seit 1970 angeben oder ein ISO-Datum wie 2027-01-31.',
  '{at} is a link, and links are not followed out of the memory folder. Put a plain file or folder in its place.':
    '{at} ist eine Verknüpfung, und Verknüpfungen wird nicht aus dem Gedächtnisordner hinaus gefolgt. Eine gewöhnliche Datei oder einen Ordner an ihre Stelle legen.',
  '"{scope}" cannot be the name of a folder of memories.':
    '„{scope}“ kann kein Ordner für Erinnerungen heißen.',
  "On this disk {scope} and {found} are the same folder, and neither may read the other's memories. Rename one of the two agents, rooms or teams.":
    'Auf diesem Datenträger sind {scope} und {found} derselbe Ordner, und keiner darf die Erinnerungen des anderen lesen. Einen der beiden Agenten, Räume oder Teams umbenennen.',
  '"{name}" cannot be the name of an agent: up to 63 letters, digits, "_", "-" or "." are, not beginning with a dot.':
    '„{name}“ kann kein Agent heißen: erlaubt sind bis zu 63 Buchstaben, Ziffern, „_“, „-“ oder „.“, nicht mit einem Punkt am Anfang.',
  '"{roomId}" cannot be the id of a room: it must have 1 to {maxRoomChars} characters other than / \\ < > " | ? *, and end in neither a dot nor a space.':
    '„{roomId}“ kann nicht die Kennung eines Raums sein: 1 bis {maxRoomChars} Zeichen außer / \\ < > " | ? *, am Ende weder Punkt noch Leerzeichen.',
  'A team has at least two agents; "{names}" is none.':
    'Ein Team hat mindestens zwei Agenten; „{names}“ ist keines.',
  'There is no conversation memory named "{scope}".': 'Es gibt kein Gesprächsgedächtnis namens „{scope}“.',
  'Nothing was recorded yet, so there is no screen to attach. Start recording first.':
    'Noch wurde nichts aufgezeichnet, darum gibt es keinen Bildschirm zum Anhängen. Erst die Aufzeichnung beginnen.',
  '{name} is not a text file in UTF-8. Attach its text as a .txt file, or a picture of it.':
    '{name} ist keine Textdatei in UTF-8. Den Text als .txt-Datei anhängen oder ein Bild davon.',
  '{name} has {megabytes} MB; {most} MB can be attached. Attach the part that matters.':
    '{name} hat {megabytes} MB; {most} MB lassen sich anhängen. Den Teil anhängen, auf den es ankommt.',
  'An answer is being written in this conversation. Wait for its end, or stop it.':
    'In diesem Gespräch wird gerade eine Antwort geschrieben. Ihr Ende abwarten oder sie anhalten.',
  'Something was said in this conversation already, and it belongs to those to whom it was said. Begin a new one to talk with others.':
    'In diesem Gespräch wurde schon etwas gesagt, und es gehört denen, zu denen es gesagt wurde. Ein neues beginnen, um mit anderen zu sprechen.',
  '“{label}” changed nothing that could be undone.':
    '„{label}“ hat nichts geändert, was sich rückgängig machen ließe.',
  'It was changed or deleted since, so it cannot be taken back.':
    'Es wurde inzwischen geändert oder gelöscht und lässt sich darum nicht zurücknehmen.',
  'The words that it had before are not kept any more.': 'Der frühere Wortlaut ist nicht mehr vorhanden.',
  'Conversation memory is switched off here. Choose a backend in the settings, then try again.':
    'Das Gesprächsgedächtnis ist hier ausgeschaltet. In den Einstellungen eine Ablage wählen, dann noch einmal versuchen.',
  '“{label}” was decided already: {state}.': 'Über „{label}“ ist schon entschieden: {state}.',
  'Conversation memory is switched off here.': 'Das Gesprächsgedächtnis ist hier ausgeschaltet.',
  'The answer {messageId} holds no step {toolId}. Open the conversation again.':
    'Die Antwort {messageId} hat keinen Schritt {toolId}. Das Gespräch neu öffnen.',
  'There is no message {id}; it may have been deleted.':
    'Es gibt keine Nachricht {id}; vielleicht wurde sie gelöscht.',
  'There is no persona {id}; it may have been deleted. Choose another.':
    'Es gibt keine Persona {id}; vielleicht wurde sie gelöscht. Eine andere wählen.',
  'There is no conversation {id}; it may have been deleted.':
    'Es gibt kein Gespräch {id}; vielleicht wurde es gelöscht.',
  'Name either the agents of a conversation or its team, not both.':
    'Entweder die Agenten eines Gesprächs nennen oder sein Team, nicht beides.',
  'Nothing was said in this conversation that a model could be shown. Choose another one.':
    'In diesem Gespräch wurde nichts gesagt, was sich einem Modell zeigen ließe. Ein anderes wählen.',
  'Memory is switched off for this conversation, so nothing would be asked or written.':
    'Für dieses Gespräch ist das Gedächtnis ausgeschaltet, darum würde nichts gefragt und nichts geschrieben.',
  '{path}: {why} ({code}).': '{path}: {why} ({code}).',
  'It is being flushed.': 'Es wird gerade gemerkt.',
  'Memory is switched off for this conversation.': 'Für dieses Gespräch ist das Gedächtnis ausgeschaltet.',
  'Everything that was said has been flushed.': 'Alles Gesagte ist gemerkt.',
  'No model for memory work is connected.': 'Kein Modell für die Gedächtnisarbeit ist verbunden.',
  'Flushing by itself is switched off (memory.auto_flush.enabled).':
    'Das Merken von selbst ist ausgeschaltet (memory.auto_flush.enabled).',
  'Flushing is paused.': 'Das Merken ist angehalten.',
  'It is its turn.': 'Es ist an der Reihe.',
  'The last try failed; it is tried again after a wait.':
    'Der letzte Versuch schlug fehl; nach einer Pause folgt der nächste.',
  'It waits for a pause in the conversation.': 'Es wartet auf eine Pause im Gespräch.',
  'There was no more time.': 'Es war keine Zeit mehr.',
  'The conversation was erased meanwhile.': 'Das Gespräch wurde inzwischen gelöscht.',
  'Nothing worth keeping.': 'Nichts, was zu behalten wäre.',
  'Nothing new.': 'Nichts Neues.',
  'One memory written.': 'Eine Erinnerung geschrieben.',
  '{written} memories written.': '{written} Erinnerungen geschrieben.',
  'The model wrote without end instead of a few facts.': 'Das Modell schrieb ohne Ende statt weniger Fakten.',
  'The model took longer than {seconds} s (max_extraction_seconds).':
    'Das Modell brauchte länger als {seconds} s (max_extraction_seconds).',
  'The model ended this answer at its limit of length.':
    'Das Modell hat diese Antwort an seiner Längengrenze beendet.',
  'Mneme could not answer this because of a fault of its own; the log says more. Ask again.':
    'Mneme konnte das wegen eines eigenen Fehlers nicht beantworten; das Protokoll sagt mehr. Noch einmal fragen.',
  'The answer was cut off here. {trouble}': 'Hier wurde die Antwort abgeschnitten. {trouble}',
  'What is known from earlier conversations could not be read. {trouble}':
    'Was aus früheren Gesprächen bekannt ist, ließ sich nicht lesen. {trouble}',
  'Delete the one memory of {whose}': 'Die eine Erinnerung von {whose} löschen',
  'Delete all {count} memories of {whose}': 'Alle {count} Erinnerungen von {whose} löschen',
  'Remembered, in the memory of {whose}': 'Gemerkt, im Gedächtnis von {whose}',
  'Knew it already': 'War schon bekannt',
  'Searched its memory for “{query}”': 'Im eigenen Gedächtnis nach „{query}“ gesucht',
  'Listed the memory of {whose}': 'Das Gedächtnis von {whose} aufgezählt',
  'Nothing is in the memory of {whose}': 'Im Gedächtnis von {whose} ist nichts',
  'Read a memory': 'Eine Erinnerung gelesen',
  'Changed a memory of {whose}': 'Eine Erinnerung von {whose} geändert',
  'Deleted a memory of {whose}': 'Eine Erinnerung von {whose} gelöscht',
  '{count} memories': '{count} Erinnerungen',
  'Deleted one memory.': 'Eine Erinnerung gelöscht.',
  'Deleted {count} memories.': '{count} Erinnerungen gelöscht.',
  'Undone.': 'Rückgängig gemacht.',
  'Not done.': 'Nicht getan.',
  'Nothing was chosen, so nothing was changed.': 'Nichts war ausgewählt, darum wurde nichts geändert.',
  'Corrected a memory': 'Eine Erinnerung berichtigt',
  'That is in the memory of {whose} already: “{text}”': 'Das steht schon im Gedächtnis von {whose}: „{text}“',
  'Remembered, in the memory of {whose}. “{text}”': 'Gemerkt, im Gedächtnis von {whose}. „{text}“',
  'No memory matches “{text}”. What was only seen on the screen can be deleted with its frame, in the timeline.':
    'Keine Erinnerung passt zu „{text}“. Was nur auf dem Bildschirm zu sehen war, lässt sich in der Zeitleiste mit seiner Aufnahme löschen.',
  '{outcome} “{text}”': '{outcome} „{text}“',
  Remembered: 'Gemerkt',
  '{outcome} Now it reads: “{text}”': '{outcome} Jetzt lautet sie: „{text}“',
  'This memory matches. Shall I forget it?': 'Diese Erinnerung passt. Soll sie vergessen werden?',
  'These memories match. Shall I forget them?': 'Diese Erinnerungen passen. Sollen sie vergessen werden?',
  'Forget a memory': 'Eine Erinnerung vergessen',
  'Forget {count} memories': '{count} Erinnerungen vergessen',
  'You asked to remember it.': 'So verlangt: merken.',
  'Remembered, in what every answer knows.': 'Gemerkt, bei dem, was jede Antwort weiß.',
  'Remembered.': 'Gemerkt.',
  'That memory is gone, so nothing was changed.':
    'Diese Erinnerung gibt es nicht mehr, darum wurde nichts geändert.',
  'You corrected it.': 'Von Hand berichtigt.',
  'Corrected: “{title}” is no longer current.': 'Berichtigt: „{title}“ gilt nicht mehr.',
  'You asked to forget it.': 'So verlangt: vergessen.',
  'There was nothing left to forget.': 'Es war nichts mehr zu vergessen.',
  'Forgot one memory.': 'Eine Erinnerung vergessen.',
  'Forgot {count} memories.': '{count} Erinnerungen vergessen.',
  'You said so.': 'So gesagt.',
  'Searched for “{query}”': 'Nach „{query}“ gesucht',
  'Listed {day}': '{day} aufgezählt',
  'Remember this': 'Das merken',
  'Correct a memory': 'Eine Erinnerung berichtigen',
  '{found} passages': '{found} Stellen',
  'No model is connected': 'Kein Modell ist verbunden',
  'The model gave no answer': 'Das Modell gab keine Antwort',
  '{reason}, and nothing that was recorded, remembered or said here matches your question.':
    '{reason}, und nichts, was hier aufgezeichnet, gemerkt oder gesagt wurde, passt zu dieser Frage.',
  '{reason}, so this is no answer: these are the passages that match best.':
    '{reason}, darum ist das keine Antwort: Diese Stellen passen am besten.',
  'core memory': 'Kern',
  'episodic memory': 'Episode',
  'semantic memory': 'Wissen',
  'procedural memory': 'Ablauf',
  'resource memory': 'Ressource',
  'vault memory': 'Tresor',
  'said in the chat': 'im Gespräch gesagt',
  'The answer is being written in the chat.': 'Die Antwort wird im Gespräch geschrieben.',
  'What looks like a secret was left out of it and waits in the vault for you.':
    'Was wie ein Geheimnis aussieht, blieb weg und wartet im Tresor.',
  'What looks like a secret was left out of it.': 'Was wie ein Geheimnis aussieht, blieb weg.',
  'A newer fact contradicts it.': 'Ein neuerer Fakt widerspricht dem.',
  '{first} (And {others} more like it.)': '{first} (Und {others} weitere dieser Art.)',
  Remember: 'Merken',
  'Search its memory': 'Im eigenen Gedächtnis suchen',
  'List its memory': 'Das eigene Gedächtnis aufzählen',
  'Delete its memory': 'Das eigene Gedächtnis löschen',
  'Change a memory': 'Eine Erinnerung ändern',
  'Delete a memory': 'Eine Erinnerung löschen',
  'Memory is switched off for this conversation, so there is nowhere to keep what was said. Choose where in the settings.':
    'Für dieses Gespräch ist das Gedächtnis ausgeschaltet, darum gibt es keinen Ort für das Gesagte. In den Einstellungen einen wählen.',
  'the room {name}': 'der Raum {name}',
  'the assistant': 'der Assistent',
  '{names} and {last}': '{names} und {last}',
  agent: 'Agent',
  team: 'Team',
  room: 'Raum',
  'The settings name no {what} "{name}". Choose another, or add it in the settings.':
    'Die Einstellungen nennen dies nicht: {what} „{name}“. Etwas anderes wählen oder es in den Einstellungen anlegen.',
  'The settings name no {what} "{name}". Was "{meant}" meant? Choose another, or add it in the settings.':
    'Die Einstellungen nennen dies nicht: {what} „{name}“. War „{meant}“ gemeint? Etwas anderes wählen oder es in den Einstellungen anlegen.',
  Deleted: 'Gelöscht',
  '[forgotten]': '[vergessen]',
  'a file stands where its folder should be; move it away':
    'an der Stelle des Ordners steht eine Datei; sie woandershin verschieben',
  'it may not be read or written; check its permissions':
    'Lesen oder Schreiben ist nicht erlaubt; die Zugriffsrechte prüfen',
  'check that the disk is connected': 'prüfen, ob der Datenträger angeschlossen ist',
  'it was done': 'es wurde getan',
  'it asks': 'es wird gefragt',
  'it was refused': 'es wurde abgelehnt',
  'it was undone': 'es wurde rückgängig gemacht',
  'it failed': 'es ist misslungen',
  Assistant: 'Assistent',
  'There are no memories in {root} any more. What stood there is still found until it is back, or until it is deleted here. Is its disk connected?':
    'In {root} sind keine Erinnerungen mehr. Was dort stand, wird noch gefunden, bis es wieder da ist oder hier gelöscht wird. Ist der Datenträger angeschlossen?',
} as const;
