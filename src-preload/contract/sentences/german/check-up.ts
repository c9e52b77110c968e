/** German: the check-up. */
export const checkUp = {
  'The database': 'Die Datenbank',
  'Rows and what they belong to': 'Zeilen und wozu sie gehören',
  'Pictures and their rows': 'Bilder und ihre Zeilen',
  'The files of the model': 'Die Dateien des Modells',
  'The clock': 'Die Uhr',
  'It could not be looked at: {reason}': 'Es ließ sich nicht ansehen: {reason}',
  'All {count} tables pass the check of their structure.':
    'Alle {count} Tabellen bestehen die Prüfung ihres Aufbaus.',
  'Damaged: {names}.': 'Beschädigt: {names}.',
  'Every row belongs to one that exists.': 'Jede Zeile gehört zu einer, die es gibt.',
  '{orphans} rows belong to something that is gone.':
    '{orphans} Zeilen gehören zu etwas, das es nicht mehr gibt.',
  '{lost} of {all} pictures are gone from the disk; their text is still found.':
    '{lost} von {all} Bildern sind vom Datenträger verschwunden; ihr Text wird noch gefunden.',
  'Bring the folder of pictures back from a backup, or leave it: nothing else depends on them.':
    'Den Ordner der Bilder aus einer Sicherung zurückholen oder es lassen: Nichts anderes hängt daran.',
  '{alone} pictures belong to no moment.': '{alone} Bilder gehören zu keinem Moment.',
  'They are swept at a start.': 'Sie werden bei einem Start weggeräumt.',
  '{all} pictures, each with its moment.': '{all} Bilder, jedes mit seinem Moment.',
  'All files of the model are the ones that were shipped.':
    'Alle Dateien des Modells sind die mitgelieferten.',
  'Install Mneme again. Search by words works meanwhile.':
    'Mneme neu installieren. Die Suche nach Wörtern geht inzwischen.',
  'No moment lies in the future.': 'Kein Moment liegt in der Zukunft.',
  '{ahead} moments lie in the future, so the clock of this computer jumped: forwards then, or back now.':
    '{ahead} Momente liegen in der Zukunft, also ist die Uhr dieses Rechners gesprungen: damals vor oder jetzt zurück.',
  'Let the system set its clock by itself. The moments keep the time that they were recorded with.':
    'Das System die Uhr selbst stellen lassen. Die Momente behalten die Zeit, mit der sie aufgezeichnet wurden.',
  'Repair it: what can be read is brought into a new database, and the damaged one is kept. Or restore the newest good backup.':
    'Sie reparieren: Was sich lesen lässt, kommt in eine neue Datenbank, und die beschädigte bleibt erhalten. Oder die neueste gute Sicherung wiederherstellen.',
  'Restore the newest good backup (Settings, Backups). Nothing is deleted by looking.':
    'Die neueste gute Sicherung wiederherstellen (Einstellungen, Sicherungen). Durch das Ansehen wird nichts gelöscht.',
  'The settings file': 'Die Einstellungsdatei',
  'config.yaml is read and in force.': 'config.yaml ist gelesen und gilt.',
  'Mend the line that is named; the file is read again by itself.':
    'Die genannte Zeile berichtigen; die Datei wird von selbst neu gelesen.',
  'Room on the disk': 'Platz auf dem Datenträger',
  '{gigabytes} GB are free.': '{gigabytes} GB sind frei.',
  'Free some space, or keep pictures for a shorter time. Recording waits.':
    'Platz schaffen oder Bilder kürzer behalten. Die Aufzeichnung wartet.',
  'The memory itself': 'Das Gedächtnis selbst',
  'It runs.': 'Es läuft.',
  'Open Mneme: it offers to repair the database, or to restore a backup. The damaged file is kept.':
    'Mneme öffnen: Es bietet an, die Datenbank zu reparieren oder eine Sicherung wiederherzustellen. Die beschädigte Datei bleibt erhalten.',
  'It is being started.': 'Es wird gestartet.',
  'Start it again. Where its store is damaged, restore a backup; the damaged file is kept.':
    'Es neu starten. Ist sein Speicher beschädigt, eine Sicherung wiederherstellen; die beschädigte Datei bleibt erhalten.',
  'Wait a moment.': 'Einen Moment warten.',
  'The network': 'Das Netz',
  'Nothing is sent anywhere.': 'Nichts wird irgendwohin gesendet.',
  'Only what these servers need is sent, to them: {names}.':
    'Gesendet wird nur, was diese Server brauchen, und nur an sie: {names}.',
  'What goes to {hosts} can be read on the way. Use https.':
    'Was an {hosts} geht, kann unterwegs mitgelesen werden. https verwenden.',
  'What pages asked for': 'Was Seiten verlangten',
  'No page asked for anything that it does not get.': 'Keine Seite verlangte etwas, was sie nicht bekommt.',
  'Refused: {list}.': 'Abgelehnt: {list}.',
  'The indexes': 'Die Indizes',
  'They fit all {passages} passages.': 'Sie passen zu allen {passages} Stellen.',
  '{count} entries do not fit their passages, so some of it is not found.':
    '{count} Einträge passen nicht zu ihren Stellen, darum wird manches nicht gefunden.',
  'Build it anew; search goes on meanwhile.': 'Neu aufbauen; die Suche geht inzwischen weiter.',
  Backups: 'Sicherungen',
  'There is none yet.': 'Es gibt noch keine.',
  'Make one now.': 'Jetzt eine anlegen.',
  'The last one that was opened and checked is {days} days old.':
    'Die letzte, die geöffnet und geprüft wurde, ist {days} Tage alt.',
} as const;
