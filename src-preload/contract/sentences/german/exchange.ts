/** German: what comes in from files and goes out to files. */
export const exchange = {
  'No memory is in that selection. Choose more kinds or a longer time.':
    'In dieser Auswahl ist keine Erinnerung. Mehr Arten oder eine längere Zeit wählen.',
  'An encrypted export needs a passphrase.': 'Ein verschlüsselter Export braucht eine Passphrase.',
  'The export was cancelled; nothing was written.': 'Der Export wurde abgebrochen; nichts wurde geschrieben.',
  'There is no import {id} to take back, or it was taken back already.':
    'Es gibt keinen Import {id}, der sich zurücknehmen ließe, oder er wurde schon zurückgenommen.',
  'Another import goes on. Wait for it, or cancel it.':
    'Ein anderer Import läuft. Ihn abwarten oder abbrechen.',
  '{file} was changed while it was read; nothing was imported. Import it again.':
    '{file} wurde beim Lesen verändert; nichts wurde importiert. Noch einmal importieren.',
  'The import was cancelled; nothing was imported.': 'Der Import wurde abgebrochen; nichts wurde importiert.',
  '{file} cannot be read ({code}). Check that you may open it.':
    '{file} lässt sich nicht lesen ({code}). Prüfen, ob sie geöffnet werden darf.',
  '{name} is encrypted. Give the passphrase that it was exported with.':
    '{name} ist verschlüsselt. Die Passphrase angeben, mit der exportiert wurde.',
  '{name} does not open with this passphrase. Check how it is written.':
    '{name} öffnet sich mit dieser Passphrase nicht. Die Schreibweise prüfen.',
  '{file} {what}. {remedy}; nothing was imported.': '{file} {what}. {remedy}; nichts wurde importiert.',
  '{file} is no file. Choose a file.': '{file} ist keine Datei. Eine Datei wählen.',
  'Imported from {file}': 'Importiert aus {file}',
  'Import taken back': 'Import zurückgenommen',
  '{folder} cannot be written ({code}). Free some space and export again.':
    '{folder} lässt sich nicht schreiben ({code}). Platz schaffen und noch einmal exportieren.',
  '{folder} cannot be written ({code}). Choose another folder and export again.':
    '{folder} lässt sich nicht schreiben ({code}). Einen anderen Ordner wählen und noch einmal exportieren.',
} as const;
