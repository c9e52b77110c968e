/** German: what goes on behind everything: forgetting, upkeep, models. */
export const engine = {
  'No model is chosen for memory work, so nothing can be absorbed. Choose one in the settings first.':
    'Für die Gedächtnisarbeit ist kein Modell gewählt, darum lässt sich nichts aufnehmen. Erst in den Einstellungen eines wählen.',
  'The data folder {dataFolder} cannot be made ({code}). Check that the disk has room and that you may write there.':
    'Der Datenordner {dataFolder} lässt sich nicht anlegen ({code}). Prüfen, ob der Datenträger Platz hat und dort geschrieben werden darf.',
  'The stretch ends before it begins. Give an end that is later.':
    'Der Zeitraum endet, bevor er beginnt. Ein späteres Ende angeben.',
  'Something is being forgotten already. Wait for its end, or stop it.':
    'Es wird schon etwas vergessen. Das Ende abwarten oder es anhalten.',
  '"{name}" is not the name of a conversation memory. Choose one of those that the page lists.':
    '„{name}“ ist nicht der Name eines Gesprächsgedächtnisses. Eines von denen wählen, die die Seite aufzählt.',
  'Another export goes on. Wait for it, or cancel it.':
    'Ein anderer Export läuft. Ihn abwarten oder abbrechen.',
  'Only an encrypted bundle has passphrases. Choose that form.':
    'Nur ein verschlüsseltes Bündel hat Passphrasen. Diese Form wählen.',
  'An encrypted bundle needs a passphrase. Give it one.':
    'Ein verschlüsseltes Bündel braucht eine Passphrase. Ihm eine geben.',
  'The vault needs another passphrase than the bundle. Give it one of its own.':
    'Der Tresor braucht eine andere Passphrase als das Bündel. Ihm eine eigene geben.',
  '{busy} Wait for its end, or stop it.': '{busy} Das Ende abwarten oder es anhalten.',
  'Mneme is locked. Unlock it, and ask again.': 'Mneme ist gesperrt. Entsperren und noch einmal fragen.',
  'Not everything in {dataFolder} could be erased ({reason}). Close what has files of this folder open, then start again: the rest is erased then.':
    'Nicht alles in {dataFolder} ließ sich löschen ({reason}). Schließen, was Dateien dieses Ordners offen hat, dann neu starten: Der Rest wird dann gelöscht.',
  'The model {model} at {host} gives vectors of {found} numbers, not of {dimensions}. Check its name and the dimensions in the settings.':
    'Das Modell {model} auf {host} liefert Vektoren mit {found} Zahlen, nicht mit {dimensions}. Seinen Namen und die Dimensionen in den Einstellungen prüfen.',
  'The check was stopped.': 'Die Prüfung wurde angehalten.',
  'Mneme was ended while the database was written anew. Nothing is lost. Start it again when you can wait for its end.':
    'Mneme wurde beendet, während die Datenbank neu geschrieben wurde. Nichts ist verloren. Es neu anstoßen, wenn Zeit bis zum Ende ist.',
  'Compacting needs {needed} free on the disk for a while, and there are {free}. Free some space first; nothing was changed.':
    'Das Verdichten braucht für eine Weile {needed} freien Platz, und frei sind {free}. Erst Platz schaffen; nichts wurde geändert.',
  'There is no job named {name}.': 'Es gibt keine Arbeit namens {name}.',
  'There is too little to search in yet. Measure again when some pages were recorded and read.':
    'Noch gibt es zu wenig zum Durchsuchen. Wieder messen, wenn ein paar Seiten aufgezeichnet und gelesen sind.',
  'Measuring was stopped.': 'Das Messen wurde angehalten.',
} as const;
