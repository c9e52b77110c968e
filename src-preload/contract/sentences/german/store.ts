/** German: the database. */
export const store = {
  "{file} is a database, but not one of Mneme's. Nothing was changed.":
    '{file} ist eine Datenbank, aber keine von Mneme. Nichts wurde geändert.',
  '{file} cannot be opened with the key of this account. Nothing was changed. If the file came from another computer or account, bring its key along, or restore it from a backup.':
    '{file} lässt sich mit dem Schlüssel dieses Kontos nicht öffnen. Nichts wurde geändert. Kam die Datei von einem anderen Rechner oder Konto, dessen Schlüssel mitbringen oder sie aus einer Sicherung wiederherstellen.',
  '{file} is missing or empty, although a store was kept here. Nothing was deleted or changed. Put the file back from a backup, or move the whole folder away to start anew.':
    '{file} fehlt oder ist leer, obwohl hier ein Speicher war. Nichts wurde gelöscht oder geändert. Die Datei aus einer Sicherung zurückholen oder den ganzen Ordner wegräumen, um neu anzufangen.',
  '{target} exists already and was left as it is. Choose another name for the copy.':
    '{target} gibt es schon und blieb, wie es war. Für die Kopie einen anderen Namen wählen.',
  'The database driver built for this runtime is missing: {binding}. Run the set-up again (npm start).':
    'Der Datenbanktreiber für diese Laufzeit fehlt: {binding}. Die Einrichtung noch einmal ausführen (npm start).',
  'The packaged database driver needs Node-API 10; this runtime has {nodeApi}, and loading it would end the process. Run the set-up again (npm start), which builds one for it, or use Node 22.14 or later.':
    'Der mitgelieferte Datenbanktreiber braucht Node-API 10; diese Laufzeit hat {nodeApi}, und das Laden würde den Prozess beenden. Die Einrichtung noch einmal ausführen (npm start), die einen dafür baut, oder Node 22.14 oder neuer verwenden.',
  "SQLite {version} can damage a store; {oldest} or later is needed. Install Mneme's dependencies again.":
    'SQLite {version} kann einen Speicher beschädigen; {oldest} oder neuer wird gebraucht. Die Pakete von Mneme neu installieren.',
  '{file} cannot be read. Check that it is there.': '{file} lässt sich nicht lesen. Prüfen, ob sie da ist.',
  '{file} is being written to by another program. Close that program, and import it again.':
    'In {file} schreibt gerade ein anderes Programm. Es schließen und noch einmal importieren.',
  '{file} {what}. Choose another file; nothing was imported.':
    '{file} {what}. Eine andere Datei wählen; nichts wurde importiert.',
  'A copy of {file} finds no room in {folder}. Free some space and try again.':
    'Für eine Kopie von {file} ist in {folder} kein Platz. Platz schaffen und noch einmal versuchen.',
  '{file} was written by a newer version of Mneme (layout {found}; this version knows {newest}). Nothing was changed. Install the newer version to open it.':
    '{file} wurde von einer neueren Version von Mneme geschrieben (Aufbau {found}; diese Version kennt {newest}). Nichts wurde geändert. Die neuere Version installieren, um sie zu öffnen.',
  'The database is being copied already. Wait for its end.':
    'Die Datenbank wird schon kopiert. Das Ende abwarten.',
  'The copying of the database was stopped.': 'Das Kopieren der Datenbank wurde angehalten.',
  'The disk that holds {file} is full, so nothing more was written. Free some space and try again.':
    'Der Datenträger mit {file} ist voll, darum wurde nichts mehr geschrieben. Platz schaffen und noch einmal versuchen.',
  '{file} cannot be read or written ({code}). Check that the disk is connected and that you may write there.':
    '{file} lässt sich nicht lesen oder schreiben ({code}). Prüfen, ob der Datenträger angeschlossen ist und dort geschrieben werden darf.',
  '{file} fails its own check: part of it is damaged. Nothing was deleted or changed. Mneme offers to repair it into a new one, or to restore a backup; or move the whole folder away to start anew.':
    '{file} besteht die eigene Prüfung nicht: Ein Teil ist beschädigt. Nichts wurde gelöscht oder geändert. Mneme bietet an, daraus eine neue Datenbank zu machen oder eine Sicherung wiederherzustellen; oder den ganzen Ordner wegräumen, um neu anzufangen.',
  'Nothing can be read of {source}: no page of it opens with the key of this account. Restore a backup instead.':
    'Von {source} lässt sich nichts lesen: Keine Seite öffnet sich mit dem Schlüssel dieses Kontos. Stattdessen eine Sicherung wiederherstellen.',
  '{source} was written by a newer version of Mneme (layout {version}; this version knows {newest}). Nothing was changed. Install the newer version to repair it.':
    '{source} wurde von einer neueren Version von Mneme geschrieben (Aufbau {version}; diese Version kennt {newest}). Nichts wurde geändert. Die neuere Version installieren, um sie zu reparieren.',
  'The database is being read by a check or a repair. Wait for its end, then try again.':
    'Die Datenbank wird gerade von einer Prüfung oder Reparatur gelesen. Deren Ende abwarten, dann noch einmal versuchen.',
} as const;
