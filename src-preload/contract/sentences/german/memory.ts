/** German: memories: what is refused of them, of their order and their clean-up. */
export const memory = {
  'Nothing was recorded in that time, so there is nothing to write about.':
    'In dieser Zeit wurde nichts aufgezeichnet, also gibt es nichts zu schreiben.',
  'Nothing of what the model wrote stands in what was seen, so nothing of it was kept. Try again, or choose another model.':
    'Nichts von dem, was das Modell schrieb, steht in dem, was zu sehen war; darum wurde nichts davon behalten. Noch einmal versuchen oder ein anderes Modell wählen.',
  '"{title}" was changed meanwhile.': '„{title}“ wurde inzwischen geändert.',
  'The block was written meanwhile.': 'Der Block wurde inzwischen geschrieben.',
  'The block is full.': 'Der Block ist voll.',
  'This list cannot begin at row {offset}: it is not counted, or a cursor says where it begins. Use the nextCursor of the page before.':
    'Diese Liste kann nicht bei Zeile {offset} beginnen: Sie ist nicht gezählt, oder ein cursor sagt, wo sie beginnt. Den nextCursor der vorigen Seite verwenden.',
  '"{cursor}" is no place in the list of memories. Give the nextCursor of the page before, or null for the first.':
    '„{cursor}“ ist keine Stelle in der Liste der Erinnerungen. Den nextCursor der vorigen Seite angeben, oder null für die erste.',
  'There is a saved filter "{name}" already. Choose another name.':
    'Es gibt schon einen gespeicherten Filter „{name}“. Einen anderen Namen wählen.',
  'The saved filter "{name}" was deleted meanwhile. Save it as a new one.':
    'Der gespeicherte Filter „{name}“ wurde inzwischen gelöscht. Als neuen speichern.',
  'The block "{block}" of core memory holds {most} characters, and this text has {length}. Shorten it; what it said before stays in its history.':
    'Der Block „{block}“ des Kerns fasst {most} Zeichen, und dieser Text hat {length}. Kürzen; was vorher darin stand, bleibt im Verlauf.',
  'The block "{before}" of core memory cannot become the block "{block}". Write the text into that one.':
    'Der Block „{before}“ des Kerns kann nicht zum Block „{block}“ werden. Den Text in jenen schreiben.',
  'The two blocks of core memory are not merged: one is about the owner, one about the assistant.':
    'Die beiden Blöcke des Kerns werden nicht zusammengeführt: Einer sagt, wer hier arbeitet, der andere, wie der Assistent sein soll.',
  'A block of core memory is not superseded. Update its text; what it said before stays in its history.':
    'Ein Block des Kerns wird nicht ersetzt. Den Text ändern; was vorher darin stand, bleibt im Verlauf.',
  '"{title}" was superseded already. Supersede its successor.':
    '„{title}“ wurde schon ersetzt. Den Nachfolger ersetzen.',
  '"{by}" cannot take the place of "{title}". Choose another memory of the same kind.':
    '„{by}“ kann nicht an die Stelle von „{title}“ treten. Eine andere Erinnerung derselben Art wählen.',
  '"{title}" or "{by}" is not in force. Restore it first.':
    '„{title}“ oder „{by}“ gilt nicht mehr. Erst wiederherstellen.',
  'Only the owner classifies what is in the vault.': 'Was im Tresor liegt, wird nur von Hand eingestuft.',
  '"{title}" was changed meanwhile (version {found}, not {version}). Read it again and repeat the change.':
    '„{title}“ wurde inzwischen geändert (Fassung {found}, nicht {version}). Neu lesen und die Änderung wiederholen.',
  'A memory of the kind "{kind}" has no field "{unknown}". It has: {fields}.':
    'Eine Erinnerung der Art „{kind}“ hat kein Feld „{unknown}“. Sie hat: {fields}.',
  'An episode cannot end ({end}) before it began ({start}). Correct one of the two times.':
    'Eine Episode kann nicht enden ({end}), bevor sie begann ({start}). Eine der beiden Zeiten berichtigen.',
  'There is no memory {id}: it was deleted, or never existed.':
    'Es gibt keine Erinnerung {id}: Sie wurde gelöscht oder hat nie bestanden.',
  'There is no category {categoryId}. Choose another, or none.':
    'Es gibt keine Kategorie {categoryId}. Eine andere wählen oder keine.',
  '"{title}" exists once, and is there already ({twin}). Change that one.':
    '„{title}“ gibt es nur einmal, und sie ist schon da ({twin}). Jene ändern.',
  'Merging needs two memories at least. Choose another one.':
    'Zum Zusammenführen braucht es mindestens zwei Erinnerungen. Noch eine wählen.',
  '"{first}" ({firstKind}) and "{title}" ({kind}) are of different kinds and stay apart.':
    '„{first}“ ({firstKind}) und „{title}“ ({kind}) sind von verschiedener Art und bleiben getrennt.',
  '"{title}" is {state}. Restore it before merging.':
    '„{title}“ ist {state}. Vor dem Zusammenführen wiederherstellen.',
  '"{name}" cannot be moved into itself or into what is in it. Choose another place.':
    '„{name}“ lässt sich nicht in sich selbst verschieben oder in etwas darin. Einen anderen Platz wählen.',
  '"{name}" cannot be merged into itself or into what is in it. Choose another category.':
    '„{name}“ lässt sich nicht mit sich selbst zusammenführen oder mit etwas darin. Eine andere Kategorie wählen.',
  'There is no category {id}. It was deleted; look at the list again.':
    'Es gibt keine Kategorie {id}. Sie wurde gelöscht; die Liste neu ansehen.',
  '"{name}" would be on level {level}; there are {most} at most. Choose a place further up.':
    '„{name}“ käme auf Ebene {level}; es gibt höchstens {most}. Einen Platz weiter oben wählen.',
  'There is a category "{name}" in the same place already. Choose another name, or merge the two.':
    'Am selben Platz gibt es schon eine Kategorie „{name}“. Einen anderen Namen wählen oder die beiden zusammenführen.',
  'There is no category {parentId} to put "{name}" into. It was deleted; look at the list again.':
    'Es gibt keine Kategorie {parentId}, in die „{name}“ käme. Sie wurde gelöscht; die Liste neu ansehen.',
  '"{words}" came later. Take that back first.': '„{words}“ kam später. Erst das zurücknehmen.',
  'There is no step {step} to take back.': 'Es gibt keinen Schritt {step}, der sich zurücknehmen ließe.',
  'There is no rule {id}. It was deleted; look at the list again.':
    'Es gibt keine Regel {id}. Sie wurde gelöscht; die Liste neu ansehen.',
  'The rule "{name}" says of nothing what it is about, so it would file everything. Give it a condition.':
    'Die Regel „{name}“ sagt nicht, worum es geht, und würde darum alles einordnen. Ihr eine Bedingung geben.',
  'The rule "{name}" gives neither a category nor a tag. Choose one of them.':
    'Die Regel „{name}“ vergibt weder eine Kategorie noch ein Schlagwort. Eines davon wählen.',
  'There is no policy {id}. It was deleted; look at the list again.':
    'Es gibt keine Aufräumregel {id}. Sie wurde gelöscht; die Liste neu ansehen.',
  '"{name}" keeps memories; there is nothing to run. Switch it on.':
    '„{name}“ behält Erinnerungen; es gibt nichts auszuführen. Die Regel einschalten.',
  '"{name}" is at work already. Wait for it, or stop it first.':
    '„{name}“ läuft schon. Abwarten oder erst anhalten.',
  'There is no rule {ruleId}. Look at the list again.':
    'Es gibt keine Regel {ruleId}. Die Liste neu ansehen.',
  '"{name}" is not at work any more.': '„{name}“ läuft nicht mehr.',
  'Looking for the memories was ended.': 'Die Suche nach den Erinnerungen wurde beendet.',
  'Looking for what can be tidied up was ended.': 'Die Suche nach Doppeltem und Widersprüchen wurde beendet.',
  'What "{name}" did cannot be taken back (any more): it is at work, changed nothing, or its time is over.':
    'Was „{name}“ getan hat, lässt sich nicht (mehr) zurücknehmen: Es läuft noch, hat nichts geändert, oder die Zeit dafür ist vorbei.',
  'The policy "{name}" cannot be used: {why}': 'Die Aufräumregel „{name}“ lässt sich nicht verwenden: {why}',
  'A newer preview took the place of this one.': 'Eine neuere Vorschau hat diese ersetzt.',
  'There is no run {id} in the log of clean-up.': 'Es gibt keinen Lauf {id} im Protokoll des Aufräumens.',
  'Only the owner confirms how something is done. Write it as "unverified".':
    'Wie etwas gemacht wird, wird nur von Hand bestätigt. Es als „unverified“ schreiben.',
  'What is "{made}" cannot become "{kind}". Choose another kind.':
    'Was zur Art „{made}“ gehört, kann nicht zur Art „{kind}“ werden. Eine andere Art wählen.',
  'This page of the search cannot be continued. Ask the question again.':
    'Diese Seite der Suche lässt sich nicht fortsetzen. Die Frage noch einmal stellen.',
  'A newer question replaced this one.': 'Eine neuere Frage hat diese ersetzt.',
  'Splitting "{title}" needs two parts at least. Add another one.':
    'Zum Teilen von „{title}“ braucht es mindestens zwei Teile. Noch einen hinzufügen.',
  '"{title}" is {state}. Restore it before splitting.':
    '„{title}“ ist {state}. Vor dem Teilen wiederherstellen.',
  '"{title}" cannot be split: core memory has its two blocks, and an entry of the vault one value. Edit it instead.':
    '„{title}“ lässt sich nicht teilen: Der Kern hat seine zwei Blöcke und ein Eintrag des Tresors einen Wert. Stattdessen bearbeiten.',
  'This proposal is not among those of the last look. Look again.':
    'Dieser Vorschlag ist nicht unter denen des letzten Blicks. Neu nachsehen.',
  'The vault holds this value already ({holder}). Classify that entry, or discard it first.':
    'Diesen Wert enthält der Tresor schon ({holder}). Jenen Eintrag einstufen oder erst verwerfen.',
  "The vault's entry {id} has no value: it was erased.":
    'Der Eintrag {id} des Tresors hat keinen Wert: Er wurde gelöscht.',
  "The value of the vault's entry {id} does not open with the key in vault-key.bin. Put that file back from a backup of the data folder, or discard the entry.":
    'Der Wert des Eintrags {id} im Tresor öffnet sich nicht mit dem Schlüssel in vault-key.bin. Diese Datei aus einer Sicherung des Datenordners zurückholen oder den Eintrag verwerfen.',
  'The memory {id} is {kind}, no entry of the vault.':
    'Die Erinnerung {id} ist von der Art „{kind}“ und kein Eintrag des Tresors.',
  'Entries of the vault are not merged: each has a value of its own. Discard the one that is not needed.':
    'Einträge des Tresors werden nicht zusammengeführt: Jeder hat seinen eigenen Wert. Den verwerfen, der nicht gebraucht wird.',
  'Searched by words only: the search by meaning is starting.':
    'Nur nach Wörtern gesucht: Die Suche nach dem Sinn startet noch.',
  'Searched by words only. {trouble}': 'Nur nach Wörtern gesucht. {trouble}',
  'One passage is found by words only until the backlog is done.':
    'Eine Stelle wird nur über ihre Wörter gefunden, bis der Rückstand aufgeholt ist.',
  '{count} passages are found by words only until the backlog is done.':
    '{count} Stellen werden nur über ihre Wörter gefunden, bis der Rückstand aufgeholt ist.',
  'This was taken back already.': 'Das wurde schon zurückgenommen.',
  'This cannot be taken back any more: what it changed was erased for good.':
    'Das lässt sich nicht mehr zurücknehmen: Was es geändert hat, ist endgültig gelöscht.',
  'This cannot be taken back: the memory {later} was changed again afterwards. Take the later change back first.':
    'Das lässt sich nicht zurücknehmen: Die Erinnerung {later} wurde danach noch einmal geändert. Erst die spätere Änderung zurücknehmen.',
  'New category “{name}”': 'Neue Kategorie „{name}“',
  'Moved “{name}”': '„{name}“ verschoben',
  'Merged “{from}” into “{into}”': '„{from}“ mit „{into}“ zusammengeführt',
  'Deleted the category “{name}”': 'Die Kategorie „{name}“ gelöscht',
  'New rule “{name}”': 'Neue Regel „{name}“',
  'Changed the rule “{name}”': 'Die Regel „{name}“ geändert',
  'Moved the rule “{name}”': 'Die Regel „{name}“ verschoben',
  'Deleted the rule “{name}”': 'Die Regel „{name}“ gelöscht',
  'Renamed “{name}” to “{now}”': '„{name}“ in „{now}“ umbenannt',
  'Coloured “{name}”': '„{name}“ eingefärbt',
  'Took the tag {named} off': 'Das Schlagwort {named} entfernt',
  'Made {named} “{by}”': '{named} zu „{by}“ gemacht',
  '“{tag}”': '„{tag}“',
  'Filed by the rule “{name}”': 'Von der Regel „{name}“ eingeordnet',
  'Cleaned up by the policy “{name}”': 'Von der Aufräumregel „{name}“ aufgeräumt',
  'The policy was deleted.': 'Die Aufräumregel wurde gelöscht.',
  'No model is chosen for memory work, so this waits until one is. Choose one in the settings.':
    'Für die Gedächtnisarbeit ist kein Modell gewählt; das wartet, bis eines gewählt ist. In den Einstellungen eines wählen.',
  'it says of nothing what it is about, so it would fit everything. Give it a condition.':
    'Sie sagt nicht, worum es geht, und würde auf alles passen. Ihr eine Bedingung geben.',
  'core memory and the vault are never touched. Choose other kinds.':
    'Kern und Tresor werden nie angerührt. Andere Arten wählen.',
  'only deleting is about what is archived or superseded. Choose memories that are in force.':
    'Nur das Löschen betrifft, was archiviert oder ersetzt ist. Erinnerungen wählen, die gelten.',
  'only what says the same is made one. Choose duplicates as a condition.':
    'Nur was dasselbe sagt, wird zu einem. Doppelte als Bedingung wählen.',
  '{left} could not be summarised: what the model wrote did not stand in them.':
    '{left} ließen sich nicht zusammenfassen: Was das Modell schrieb, stand nicht darin.',
  'No model is chosen for memory work. It goes on when one is; choose one in the settings.':
    'Für die Gedächtnisarbeit ist kein Modell gewählt. Es geht weiter, wenn eines gewählt ist; in den Einstellungen eines wählen.',
  'Took the policy “{name}” back': 'Die Aufräumregel „{name}“ zurückgenommen',
  'Filed by a rule': 'Von einer Regel eingeordnet',
  'It expired.': 'Die Zeit ist abgelaufen.',
  'Both are called "{title}".': 'Beide heißen „{title}“.',
  'They say the same ({count} memories).': 'Sie sagen dasselbe ({count} Erinnerungen).',
  'No model is chosen, so contradictions were not looked for.':
    'Kein Modell ist gewählt, darum wurde nicht nach Widersprüchen gesucht.',
  'Tidied up: {reason}': 'Aufgeräumt: {reason}',
  'Recognised by its form': 'An seiner Form erkannt',
  'with duplicates one can archive, expire, delete, or make them one. Choose one of these.':
    'Doppelte lassen sich archivieren, mit Ablauf versehen, löschen oder zu einem machen. Davon eines wählen.',
  'A memory of the kind "{kind}" cannot be written: {reason}. Correct it and try again.':
    'Eine Erinnerung der Art „{kind}“ lässt sich nicht schreiben: {reason}. Berichtigen und noch einmal versuchen.',
  core: 'Kern',
  episodic: 'Episode',
  semantic: 'Wissen',
  procedural: 'Ablauf',
  resource: 'Ressource',
  vault: 'Tresor',
  active: 'in Kraft',
  candidate: 'vorgeschlagen',
  superseded: 'ersetzt',
  archived: 'archiviert',
  deleted: 'gelöscht',
  'About the owner': 'Über mich',
  'How the assistant should be': 'Wie der Assistent sein soll',
  'A page without a title': 'Eine Seite ohne Titel',
  'Seen on the screen.': 'Auf dem Bildschirm gesehen.',
  'Taken from batch {batchId}.': 'Aus Portion {batchId}.',
  'Taken from batch {batchId}. A part of it was not found in what was seen.':
    'Aus Portion {batchId}. Ein Teil davon fand sich nicht in dem, was zu sehen war.',
  Confirmed: 'Bestätigt',
  Classified: 'Eingestuft',
} as const;
