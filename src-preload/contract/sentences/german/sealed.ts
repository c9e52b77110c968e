/** German: what was recorded while locked. */
export const sealed = {
  'What was recorded while locked': 'Was während der Sperre aufgezeichnet wurde',
  'Its folder could not be looked at: {reason}': 'Sein Ordner ließ sich nicht ansehen: {reason}',
  'Check that you may read the folder "sealed" in the data folder.':
    'Prüfen, ob der Ordner „sealed“ im Datenordner gelesen werden darf.',
  '{count} moments do not open: they were damaged, or sealed for another key. They are kept aside.':
    '{count} Momente lassen sich nicht öffnen: Sie sind beschädigt oder für einen anderen Schlüssel versiegelt. Sie liegen beiseite.',
  'Put these files back from a backup of the folder "sealed", without the ending ".unreadable". Otherwise forget their stretch of time under Privacy, or delete them: nothing else depends on them.':
    'Diese Dateien aus einer Sicherung des Ordners „sealed“ zurückholen, ohne die Endung „.unreadable“. Sonst ihren Zeitraum unter „Datenschutz“ vergessen oder sie löschen: Nichts sonst hängt von ihnen ab.',
  '{count} moments wait, and the key file has no key that opens them.':
    '{count} Momente warten, und die Schlüsseldatei hat keinen Schlüssel für sie.',
  'Put the key file (key.bin) back that was in use when they were recorded, then start again. They stay until then.':
    'Die Schlüsseldatei (key.bin) zurückholen, die bei ihrer Aufzeichnung galt, dann neu starten. Bis dahin bleiben sie.',
  '{count} files in its folder are not of Mneme.': '{count} Dateien in seinem Ordner sind nicht von Mneme.',
  'Look at them in the folder "sealed", and move them away.':
    'Sie im Ordner „sealed“ ansehen und woandershin legen.',
  '{count} marks belong to files that are gone.': '{count} Merker gehören zu Dateien, die fort sind.',
  'They do no harm, and go at the next start after locking.':
    'Sie schaden nicht und verschwinden beim nächsten Start nach einer Sperre.',
  '{count} moments are being taken in.': '{count} Momente werden gerade aufgenommen.',
  'All of it has come in.': 'Alles ist aufgenommen.',
} as const;
