/** German: what was wrong inside a file to import; each stands behind the name of the file. */
export const foreignFiles = {
  'Choose another file': 'Eine andere Datei wählen',
  'Export it again': 'Neu exportieren',
  'Export it in parts': 'In Teilen exportieren',
  'Save it as UTF-8': 'Als UTF-8 speichern',
  'Download it again': 'Neu herunterladen',
  'Remove that line': 'Diese Zeile entfernen',
  'Correct or remove that': 'Das berichtigen oder entfernen',
  'Install a newer Mneme': 'Ein neueres Mneme installieren',
  'Take another copy of it, or export it again': 'Eine andere Kopie nehmen oder neu exportieren',
  'Unpack it, and choose what is in it': 'Entpacken und wählen, was darin ist',
  'Unpack it, and import it in parts': 'Entpacken und in Teilen importieren',
  'Choose the archive that ChatGPT or Claude sent you, or unpack it and choose a file':
    'Das Archiv wählen, das ChatGPT oder Claude geschickt hat, oder es entpacken und eine Datei wählen',
  'Choose one of screenpipe, OpenRecall, Windrecorder, MIRIX, or the history of a browser':
    'Eine von screenpipe, OpenRecall, Windrecorder oder MIRIX wählen oder den Verlauf eines Browsers',
  'Choose an export of Mneme, mem0, ChatGPT or Claude':
    'Einen Export von Mneme, mem0, ChatGPT oder Claude wählen',
  'Choose an export of MIRIX': 'Einen Export von MIRIX wählen',
  'Choose the file as it was exported': 'Die Datei so wählen, wie sie exportiert wurde',
  'Import the database of that program': 'Die Datenbank jenes Programms importieren',
  'is larger than 4 GB': 'ist größer als 4 GB',
  'is larger than 64 GB': 'ist größer als 64 GB',
  'is too long for what it is': 'ist zu lang für das, was es ist',
  'is no UTF-8 text near byte {at}': 'ist beim Byte {at} kein UTF-8-Text',
  'has a line {place} without an end': 'hat eine Zeile {place} ohne Ende',
  'does not fit at {place} ({problem})': 'passt nicht, {place} ({problem})',
  'line {place}': 'Zeile {place}',
  'item {place}': 'Eintrag {place}',
  'a bookmark': 'ein Lesezeichen',
  'row {row} of {table}': 'Zeile {row} von {table}',
  'the last row': 'die letzte Zeile',
  'the sheet {name}': 'das Blatt {name}',
  'holds more than 100,000 files': 'enthält mehr als 100.000 Dateien',
  'has {name} encrypted': 'enthält {name} verschlüsselt',
  'has a link in it ({name}), which no export has':
    'enthält eine Verknüpfung ({name}), die kein Export enthält',
  'would become more than {maxRatio} times larger with {name}':
    'würde mit {name} mehr als {maxRatio}-mal so groß',
  'holds no conversations.json and no memories.jsonl': 'enthält weder conversations.json noch memories.jsonl',
  'holds more than 4 GB of text': 'enthält mehr als 4 GB Text',
  'has a path in it that leads out of its folder': 'enthält einen Pfad, der aus seinem Ordner hinausführt',
  'does not hold as much as it says': 'enthält nicht so viel, wie es angibt',
  'is no whole archive': 'ist kein vollständiges Archiv',
  'is a database of no program that is known here':
    'ist eine Datenbank keines Programms, das hier bekannt ist',
  'is a workbook of no program that is known here':
    'ist eine Arbeitsmappe keines Programms, das hier bekannt ist',
  'is of no kind that is known here': 'ist von keiner Art, die hier bekannt ist',
  'is empty': 'ist leer',
  'holds nothing': 'enthält nichts',
  'is broken or cut off at line or item {place}':
    'ist bei Zeile oder Eintrag {place} beschädigt oder abgeschnitten',
  'has a first line that cannot be read': 'hat eine erste Zeile, die sich nicht lesen lässt',
  'has version {version}; this Mneme reads 1': 'hat Version {version}; dieses Mneme liest 1',
  'has a line {place} that is of the vault or was removed':
    'hat eine Zeile {place}, die aus dem Tresor ist oder entfernt wurde',
  'is no file of bookmarks: it has no roots': 'ist keine Datei von Lesezeichen: Ihr fehlt „roots“',
  'has more than a million bookmarks': 'hat mehr als eine Million Lesezeichen',
  'is no list of JSON': 'ist keine Liste in JSON',
  'is nested too deep in item {place}': 'ist in Eintrag {place} zu tief verschachtelt',
  'holds something else than an object after item {place}':
    'enthält nach Eintrag {place} etwas anderes als ein Objekt',
  'has an item {place} that is too long': 'hat einen Eintrag {place}, der zu lang ist',
  'ends in the middle, in or after item {place}': 'endet mittendrin, in oder nach Eintrag {place}',
  'ends in the middle': 'endet mittendrin',
  'The vault in {file}': 'Der Tresor in {file}',
  'has a value of the vault that does not open ({id})':
    'hat einen Wert des Tresors, der sich nicht öffnen lässt ({id})',
  'was changed or cut off near byte {at}': 'wurde beim Byte {at} verändert oder abgeschnitten',
  'has a text or a tag without an end': 'hat einen Text oder ein Tag ohne Ende',
  'has a document type, which no export has': 'hat einen Dokumenttyp, den kein Export hat',
  'has a tag without a name': 'hat ein Tag ohne Namen',
  'closes what was never opened': 'schließt, was nie geöffnet wurde',
  'has more than {mostSheets} sheets': 'hat mehr als {mostSheets} Blätter',
  'has a cell {cell} that no sheet has': 'hat eine Zelle {cell}, die kein Blatt hat',
  'has a row {row} that no sheet has': 'hat eine Zeile {row}, die kein Blatt hat',
  'has more in row {row} of {name} than a cell can hold':
    'hat in Zeile {row} von {name} mehr, als in eine Zelle passt',
  'names a text in row {row} of {name} that is not there':
    'nennt in Zeile {row} von {name} einen Text, den es nicht gibt',
  'is no whole workbook': 'ist keine vollständige Arbeitsmappe',
  'holds more text than can be read at once': 'enthält mehr Text, als sich auf einmal lesen lässt',
  'is damaged in {table}': 'ist in {table} beschädigt',
  'is damaged, or no database that can be read ({code})':
    'ist beschädigt oder keine Datenbank, die sich lesen lässt ({code})',
  'has no text, or too long a one, in {column} of row {row} of {table}':
    'hat in {column} von Zeile {row} in {table} keinen oder einen zu langen Text',
} as const;
