/** German: backups and restoring. */
export const backup = {
  'The backup in {backup} has no passphrase: only the computer and account that made it can open it. Nothing was changed.':
    'Die Sicherung in {backup} hat keine Passphrase: Nur der Rechner und das Konto, die sie angelegt haben, können sie öffnen. Nichts wurde geändert.',
  'This is not the passphrase of the backup in {backup}. It is the one that was set when this backup was made. Nothing was changed.':
    'Das ist nicht die Passphrase der Sicherung in {backup}. Es ist die, die galt, als diese Sicherung angelegt wurde. Nichts wurde geändert.',
  '{file} cannot be read. Choose another backup.':
    '{file} lässt sich nicht lesen. Eine andere Sicherung wählen.',
  '{file} was written by a newer version of Mneme. Nothing was changed. Install the newer version to use it.':
    '{file} wurde von einer neueren Version von Mneme geschrieben. Nichts wurde geändert. Die neuere Version installieren, um sie zu verwenden.',
  '{file} was changed or damaged. Choose another backup.':
    '{file} wurde verändert oder beschädigt. Eine andere Sicherung wählen.',
  'Another backup or restore goes on. Wait for its end, or stop it.':
    'Eine andere Sicherung oder Wiederherstellung läuft. Ihr Ende abwarten oder sie anhalten.',
  'No folder for backups is chosen. Choose one, best on another disk.':
    'Kein Ordner für Sicherungen ist gewählt. Einen wählen, am besten auf einem anderen Datenträger.',
  '{folder} is no whole path outside the data folder. Choose a folder elsewhere, best on another disk.':
    '{folder} ist kein vollständiger Pfad außerhalb des Datenordners. Einen Ordner anderswo wählen, am besten auf einem anderen Datenträger.',
  'The folder for backups {folder} is not there. Connect its disk, or choose another folder.':
    'Der Ordner für Sicherungen {folder} ist nicht da. Seinen Datenträger anschließen oder einen anderen Ordner wählen.',
  'The verification was stopped.': 'Die Prüfung wurde angehalten.',
  'The backup {id} is not in {folder} any more.': 'Die Sicherung {id} liegt nicht mehr in {folder}.',
  'There is no restored database that could be taken back.':
    'Es gibt keine wiederhergestellte Datenbank, die sich zurücknehmen ließe.',
  'It was stopped.': 'Es wurde angehalten.',
  'The backup was stopped; nothing of it was kept.': 'Die Sicherung wurde angehalten; nichts davon blieb.',
  '{file} is missing or damaged, so this backup cannot be trusted. Nothing was changed. Choose another backup.':
    '{file} fehlt oder ist beschädigt, darum ist dieser Sicherung nicht zu trauen. Nichts wurde geändert. Eine andere Sicherung wählen.',
  'The backup in {folder} was made by a newer version of Mneme. Nothing was changed. Install the newer version to use it.':
    'Die Sicherung in {folder} stammt von einer neueren Version von Mneme. Nichts wurde geändert. Die neuere Version installieren, um sie zu verwenden.',
  '{file} does not say what a backup says. Choose another backup.':
    '{file} sagt nicht, was eine Sicherung sagt. Eine andere Sicherung wählen.',
  'The backup in {folder} was changed, or made with the key of another computer or account. Nothing was changed. Choose another backup, or open it where it was made.':
    'Die Sicherung in {folder} wurde verändert oder mit dem Schlüssel eines anderen Rechners oder Kontos angelegt. Nichts wurde geändert. Eine andere Sicherung wählen oder sie dort öffnen, wo sie angelegt wurde.',
  '{file} is missing or damaged. Choose another backup.':
    '{file} fehlt oder ist beschädigt. Eine andere Sicherung wählen.',
  'There is no room for {what} in {folder}; nothing of it was left there. Free some space or choose another disk.':
    'In {folder} ist kein Platz für {what}; nichts davon blieb dort. Platz schaffen oder einen anderen Datenträger wählen.',
  'The database that an earlier restore replaced is still kept. Go back to it or delete it, then restore again.':
    'Die Datenbank, die von einer früheren Wiederherstellung ersetzt wurde, ist noch da. Zu ihr zurückkehren oder sie löschen, dann erneut wiederherstellen.',
  '"{target}" is no whole path. Name the folder from its root on.':
    '„{target}“ ist kein vollständiger Pfad. Den Ordner vom Anfang an angeben.',
  '{folder} lies in the data folder itself; a copy there would go with it. Choose a folder elsewhere.':
    '{folder} liegt im Datenordner selbst; eine Kopie dort ginge mit ihm verloren. Einen Ordner anderswo wählen.',
  '{folder} is no folder that can be read. Choose another one.':
    '{folder} ist kein Ordner, der sich lesen lässt. Einen anderen wählen.',
  '{file} {how}. This backup cannot be restored; choose another one.':
    '{file} {how}. Diese Sicherung lässt sich nicht wiederherstellen; eine andere wählen.',
  'The restored database in {dataFolder} could not be put in its place ({reason}). Both are still there. Check that no other program has files of this folder open, then start again.':
    'Die wiederhergestellte Datenbank in {dataFolder} ließ sich nicht an ihren Platz bringen ({reason}). Beide sind noch da. Prüfen, dass kein anderes Programm Dateien dieses Ordners offen hat, dann neu starten.',
  'The store in {backup} was written by a newer version of Mneme. Nothing was changed. Install the newer version to use it.':
    'Der Speicher in {backup} wurde von einer neueren Version von Mneme geschrieben. Nichts wurde geändert. Die neuere Version installieren, um ihn zu verwenden.',
  'The backup in {place} was made on another computer or with another key. Enter the passphrase of that backup.':
    'Die Sicherung in {place} wurde auf einem anderen Rechner oder mit einem anderen Schlüssel angelegt. Die Passphrase jener Sicherung eingeben.',
  '{folder} is not there. Connect its disk, or choose another folder.':
    '{folder} ist nicht da. Den Datenträger anschließen oder einen anderen Ordner wählen.',
  'is missing': 'fehlt',
  'was changed': 'wurde verändert',
  'is missing or was changed': 'fehlt oder wurde verändert',
  'has {size} of {bytes} bytes': 'hat {size} von {bytes} Bytes',
  'does not hold what its manifest says': 'enthält nicht, was seine Liste sagt',
  'What should be written to {folder}, {what}, was not ({code}). Check that the disk is connected and that you may write there.':
    'Was in {folder} geschrieben werden sollte, {what}, wurde es nicht ({code}). Prüfen, ob der Datenträger angeschlossen ist und dort geschrieben werden darf.',
  'the repaired database': 'die reparierte Datenbank',
  'the copy': 'die Kopie',
  'the restored database': 'die wiederhergestellte Datenbank',
  'the backup': 'die Sicherung',
} as const;
