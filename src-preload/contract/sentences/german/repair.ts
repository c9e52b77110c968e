/** German: a damaged database, its repair, and what is missing afterwards. */
export const repair = {
  'Nothing can be read of {source}: no page of it opens with the key of this account. Restore a backup instead.':
    'Von {source} lässt sich nichts lesen: Keine Seite öffnet sich mit dem Schlüssel dieses Kontos. Stattdessen eine Sicherung wiederherstellen.',
  '{source} was written by a newer version of Mneme (layout {version}; this version knows {newest}). Nothing was changed. Install the newer version to repair it.':
    '{source} wurde von einer neueren Version von Mneme geschrieben (Aufbau {version}; diese Version kennt {newest}). Nichts wurde geändert. Zum Reparieren die neuere Version installieren.',
  'The repair was stopped. Nothing was changed.': 'Die Reparatur wurde abgebrochen. Nichts wurde geändert.',
  'The database that was replaced earlier is still kept. Delete it first, then repair this one.':
    'Die Datenbank, die früher ersetzt wurde, ist noch da. Zuerst sie löschen, dann diese reparieren.',
  'A repair goes on already. Wait for its end, or stop it.':
    'Eine Reparatur läuft bereits. Ihr Ende abwarten oder sie abbrechen.',
  'The repair needs {needed} MB on the disk of {folder} for a while, and {free} MB are free. Nothing was changed. Free some space, then try again.':
    'Die Reparatur braucht für eine Weile {needed} MB auf dem Datenträger von {folder}, und {free} MB sind frei. Nichts wurde geändert. Platz schaffen und noch einmal versuchen.',
  'The backup {id} is not there any more.': 'Die Sicherung {id} ist nicht mehr da.',
  'Part of the database is damaged. Repair it, or restore a backup.':
    'Ein Teil der Datenbank ist beschädigt. Reparieren oder eine Sicherung wiederherstellen.',
  'The database is open, so nothing has to be repaired.':
    'Die Datenbank ist offen, also ist nichts zu reparieren.',
  'The backup is of a newer layout than the damaged database.':
    'Die Sicherung hat einen neueren Aufbau als die beschädigte Datenbank.',
} as const;
