/** German: pictures, their words and what is read. */
export const reading = {
  'The embedding model failed: {message}': 'Das Embedding-Modell ist ausgefallen: {message}',
  'The embedder is closed.': 'Der Embedder ist geschlossen.',
  'The embedder was closed.': 'Der Embedder wurde geschlossen.',
  'A shot of {width} × {height} pixels came with {bytes} bytes instead of {expected}.':
    'Eine Aufnahme von {width} × {height} Pixeln kam mit {bytes} Bytes statt {expected}.',
  'The picture of frame {id} is not there any more ({file}).':
    'Das Bild der Aufnahme {id} ist nicht mehr da ({file}).',
  'The picture of frame {id} cannot be read ({file}): {reason}. Check that you may open it.':
    'Das Bild der Aufnahme {id} lässt sich nicht lesen ({file}): {reason}. Prüfen, ob es geöffnet werden darf.',
  'The picture of frame {id} was changed or damaged on disk ({file}). Its text is still there; the picture is lost.':
    'Das Bild der Aufnahme {id} wurde auf dem Datenträger verändert oder beschädigt ({file}). Der Text ist noch da; das Bild ist verloren.',
  'The folder of pictures {folder} cannot be read: {reason}':
    'Der Ordner der Bilder {folder} lässt sich nicht lesen: {reason}',
  'The disk is full: the picture {file} was not kept. Free some space.':
    'Der Datenträger ist voll: Das Bild {file} wurde nicht behalten. Platz schaffen.',
  'The picture {file} could not be written: {reason}': 'Das Bild {file} ließ sich nicht schreiben: {reason}',
  'The picture ({bytes} bytes) is no PNG, JPEG or WebP file. Take it again, or convert it first.':
    'Das Bild ({bytes} Bytes) ist keine PNG-, JPEG- oder WebP-Datei. Es neu aufnehmen oder erst umwandeln.',
  'The picture cannot be {doing}: {reason}': 'Das Bild lässt sich nicht {doing}: {reason}',
  'There is no frame {id}; it may have been deleted.':
    'Es gibt keine Aufnahme {id}; vielleicht wurde sie gelöscht.',
  'The folder {folder} cannot be read: {reason}. Check that it exists and that you may open it.':
    'Der Ordner {folder} lässt sich nicht lesen: {reason}. Prüfen, ob es ihn gibt und ob er geöffnet werden darf.',
  '{beside}: "time" is no moment from 1970 to 9999. Correct it or leave it out.':
    '{beside}: „time“ ist kein Zeitpunkt von 1970 bis 9999. Berichtigen oder weglassen.',
  'The name of {name} is not valid UTF-8. Give the file another name.':
    'Der Name von {name} ist kein gültiges UTF-8. Der Datei einen anderen Namen geben.',
  '{name} is no ordinary file. Remove it, or put a picture in its place.':
    '{name} ist keine gewöhnliche Datei. Entfernen oder ein Bild an die Stelle legen.',
  '{name} is larger than 1 MB, which no side-car is. Remove it.':
    '{name} ist größer als 1 MB; so groß ist keine Begleitdatei. Entfernen.',
  '{name} is not JSON ({reason}). Correct it or remove it.':
    '{name} ist kein JSON ({reason}). Berichtigen oder entfernen.',
  '{file} is larger than 200 MB, which no screenshot is. Remove it.':
    '{file} ist größer als 200 MB; so groß ist kein Bildschirmfoto. Entfernen.',
  'Of this application only the text is kept, and nothing is read while Mneme is locked: it is left out.':
    'Von dieser Anwendung bleibt nur der Text, und solange Mneme gesperrt ist, wird nichts gelesen: Sie wird ausgelassen.',
  'There is no more room for what is recorded while Mneme is locked. Unlock it, and recording goes on.':
    'Für das, was in der Sperre aufgezeichnet wird, ist kein Platz mehr. Mneme entsperren, dann geht die Aufzeichnung weiter.',
  'The disk is full: nothing more is recorded. Free some space.':
    'Der Datenträger ist voll: Nichts wird mehr aufgezeichnet. Platz schaffen.',
  'What was recorded while Mneme was locked is in {folder}, which cannot be used ({code}). Check that you may.':
    'Was in der Sperre aufgezeichnet wurde, liegt in {folder}; der Ordner lässt sich nicht verwenden ({code}). Die Zugriffsrechte prüfen.',
  'The words of a frame have the unknown format {format}; update Mneme.':
    'Die Wörter einer Aufnahme haben das unbekannte Format {format}; Mneme aktualisieren.',
  'The words of this frame are damaged in the database; its picture is not. The text that search finds is kept elsewhere.':
    'Die Wörter dieser Aufnahme sind in der Datenbank beschädigt, ihr Bild nicht. Der Text, den die Suche findet, liegt anderswo.',
  'The reader of pictures failed: {reason}': 'Das Lesen der Bilder ist ausgefallen: {reason}',
  'The reader of pictures could not be started for "{languages}": {reason}. Choose other languages, or add their files again.':
    'Das Lesen der Bilder ließ sich für „{languages}“ nicht starten: {reason}. Andere Sprachen wählen oder ihre Dateien neu hinzufügen.',
  'The reader of pictures is closed.': 'Das Lesen der Bilder ist beendet.',
  'There is no file for the reading language "{code}" ({code}.traineddata). Add it in the settings, or choose another language.':
    'Für die Lesesprache „{code}“ gibt es keine Datei ({code}.traineddata). Sie in den Einstellungen hinzufügen oder eine andere Sprache wählen.',
  '{file} is not named like a Tesseract language file. It must be called <language>.traineddata, as in deu.traineddata.':
    '{file} heißt nicht wie eine Sprachdatei von Tesseract. Der Name muss <Sprache>.traineddata sein, wie in deu.traineddata.',
  'The language file {file} cannot be read: {reason}':
    'Die Sprachdatei {file} lässt sich nicht lesen: {reason}',
  'The language file {file} cannot be unpacked: {reason}. Fetch it again.':
    'Die Sprachdatei {file} lässt sich nicht entpacken: {reason}. Sie neu holen.',
  '{file} is no language file that Tesseract 5 can read. Take one from github.com/tesseract-ocr/tessdata_best or tessdata_fast.':
    '{file} ist keine Sprachdatei, die Tesseract 5 lesen kann. Eine von github.com/tesseract-ocr/tessdata_best oder tessdata_fast nehmen.',
  'The folder of languages {folder} cannot be read: {message}':
    'Der Ordner der Sprachen {folder} lässt sich nicht lesen: {message}',
  'Skipped: too many frames were waiting to be read.':
    'Übersprungen: Zu viele Aufnahmen warteten auf das Lesen.',
  'Reading it ended the engine again and again.': 'Das Lesen hat das Programm immer wieder beendet.',
  'It cannot be read: {reason}. Check that you may open it.':
    'Nicht lesbar: {reason}. Prüfen, ob es geöffnet werden darf.',
  "The embedding model's file {path} is not the one that Mneme ships (its SHA-256 is {found}, not {shipped}). Install Mneme again, or put the file back; search by words works meanwhile.":
    'Die Datei {path} des Einbettungsmodells ist nicht die, die mit Mneme kommt (ihr SHA-256 ist {found}, nicht {shipped}). Mneme neu installieren oder die Datei zurückholen; die Suche nach Wörtern geht inzwischen weiter.',
  "The embedding model's file {path} cannot be read ({code}). Install Mneme again, or put the file back; search by words works meanwhile.":
    'Die Datei {path} des Einbettungsmodells lässt sich nicht lesen ({code}). Mneme neu installieren oder die Datei zurückholen; die Suche nach Wörtern geht inzwischen weiter.',
  'The embedding model ended by itself with code {code}. It is started again when it is needed.':
    'Das Einbettungsmodell endete von selbst mit dem Code {code}. Es startet wieder, wenn es gebraucht wird.',
  'The embedding model did not answer for {seconds} s. It is started again when it is needed.':
    'Das Einbettungsmodell antwortete {seconds} s lang nicht. Es startet wieder, wenn es gebraucht wird.',
  stored: 'speichern',
  measured: 'vermessen',
  'painted over': 'übermalen',
  'made small': 'verkleinern',
  decoded: 'entziffern',
  '{name} does not fit ({problem}). Correct it or leave it out.':
    '{name} passt nicht ({problem}). Das berichtigen oder weglassen.',
  'it does not exist': 'nicht vorhanden',
  'permission denied': 'kein Zugriff',
  'its links lead in a circle': 'Verknüpfungen führen im Kreis',
  'it is not a folder': 'das ist kein Ordner',
  'it is a folder': 'das ist ein Ordner',
} as const;
