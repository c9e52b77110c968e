/** German: a damaged database, its repair, and what is missing afterwards. */
export const repair = {
  'Nothing can be read of {source}: no page of it opens with the key of this account. Restore a backup instead.':
    'Von {source} lässt sich nichts lesen: Keine Seite öffnet sich mit dem Schlüssel dieses Kontos. Stelle stattdessen eine Sicherung wieder her.',
  '{source} was written by a newer version of Mneme (layout {version}; this version knows {newest}). Nothing was changed. Install the newer version to repair it.':
    '{source} wurde von einer neueren Version von Mneme geschrieben (Aufbau {version}; diese Version kennt {newest}). Nichts wurde geändert. Installiere die neuere Version, um sie zu reparieren.',
  'The repair was stopped. Nothing was changed.': 'Die Reparatur wurde abgebrochen. Nichts wurde geändert.',
  'The database that was replaced earlier is still kept. Delete it first, then repair this one.':
    'Die Datenbank, die früher ersetzt wurde, ist noch da. Lösche sie zuerst, und repariere dann diese.',
  'A repair goes on already. Wait for its end, or stop it.':
    'Eine Reparatur läuft bereits. Warte ihr Ende ab, oder brich sie ab.',
  'The repair needs {needed} MB on the disk of {folder} for a while, and {free} MB are free. Nothing was changed. Free some space, then try again.':
    'Die Reparatur braucht für eine Weile {needed} MB auf dem Datenträger von {folder}, und {free} MB sind frei. Nichts wurde geändert. Schaffe Platz und versuche es noch einmal.',
  'The backup {id} is not there any more.': 'Die Sicherung {id} ist nicht mehr da.',
  'Part of the database is damaged. Repair it, or restore a backup.':
    'Ein Teil der Datenbank ist beschädigt. Repariere sie, oder stelle eine Sicherung wieder her.',
  'The database is open, so nothing has to be repaired.':
    'Die Datenbank ist offen, also ist nichts zu reparieren.',
} as const;
