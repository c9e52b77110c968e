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
  'The model server at {host} does not accept the API key ({status}). Check it in the settings.':
    'Der Modellserver {host} nimmt den API-Schlüssel nicht an ({status}). Ihn in den Einstellungen prüfen.',
  'The model server at {host} asks for payment (402).':
    'Der Modellserver {host} verlangt eine Bezahlung (402).',
  'The model server at {host} does not know the model or the address (404). Check both in the settings.':
    'Der Modellserver {host} kennt das Modell oder die Adresse nicht (404). Beides in den Einstellungen prüfen.',
  'What was sent is too long for the model server at {host} (413).':
    'Was gesendet wurde, ist dem Modellserver {host} zu lang (413).',
  'What was sent is longer than the model at {host} can read at once.':
    'Was gesendet wurde, ist länger, als das Modell auf {host} auf einmal lesen kann.',
  'The model server at {host} does not accept the request ({status}).':
    'Der Modellserver {host} nimmt die Anfrage nicht an ({status}).',
  'The certificate of {host} is not trusted by this computer ({code}), so nothing was sent.':
    'Dem Zertifikat von {host} vertraut dieser Rechner nicht ({code}), darum wurde nichts gesendet.',
  'There is no {host} in reach ({code}). Check the address in the settings, and the network.':
    '{host} ist nicht zu erreichen ({code}). Die Adresse in den Einstellungen prüfen und das Netz.',
  'The model server at {host} is busy or its limit is reached ({status}). Mneme tries again later.':
    'Der Modellserver {host} ist ausgelastet, oder seine Grenze ist erreicht ({status}). Mneme versucht es später wieder.',
  'The model server at {host} failed ({status}). Mneme tries again later.':
    'Der Modellserver {host} ist ausgefallen ({status}). Mneme versucht es später wieder.',
  'The model server at {host} cannot be reached, or broke off. Is it running?':
    'Der Modellserver {host} ist nicht zu erreichen oder hat abgebrochen. Läuft er?',
  'The model server at {host} cannot be reached, or broke off ({code}). Is it running?':
    'Der Modellserver {host} ist nicht zu erreichen oder hat abgebrochen ({code}). Läuft er?',
  'Mneme speaks to {origin} only, not to {other}.': 'Mneme spricht nur mit {origin}, nicht mit {other}.',
  'The answer of the server does not end.': 'Die Antwort des Servers nimmt kein Ende.',
  '{origin} sends requests on to another server ({other}), which is refused. Check the address.':
    '{origin} schickt Anfragen an einen anderen Server weiter ({other}); das wird abgelehnt. Die Adresse prüfen.',
  '{trouble} It says: “{quoted}”': '{trouble} Er sagt: „{quoted}“',
  '{origin} sends requests round in a circle.': '{origin} schickt Anfragen im Kreis.',
  'No model is chosen for this in the settings.': 'Dafür ist in den Einstellungen kein Modell gewählt.',
  'The model {model} did not answer in the asked form, twice.':
    'Das Modell {model} hat zweimal nicht in der verlangten Form geantwortet.',
  'The model server at {host} broke off in the middle of its answer.':
    'Der Modellserver {host} hat mitten in der Antwort abgebrochen.',
  'What answers at {host} does not speak the protocol of model servers. Check the address in the settings.':
    'Was auf {host} antwortet, spricht nicht das Protokoll der Modellserver. Die Adresse in den Einstellungen prüfen.',
  'The model server at {host} did not answer within {seconds} s.':
    'Der Modellserver {host} hat nicht innerhalb von {seconds} s geantwortet.',
  'The request to the model was stopped.': 'Die Anfrage an das Modell wurde angehalten.',
  'Your limit for a day is reached ({reached}): nothing is sent to a model until tomorrow, or until you change it.':
    'Die Grenze für einen Tag ist erreicht ({reached}): Bis morgen wird nichts an ein Modell gesendet, oder bis die Grenze geändert ist.',
  '{count} requests': '{count} Anfragen',
  '{count} tokens': '{count} Token',
  'a cost of {cost}': 'Kosten von {cost}',
  'Starting anew could not be noted in {dataFolder} ({reason}). Nothing was erased. {remedy}':
    'Der Neuanfang ließ sich in {dataFolder} nicht vormerken ({reason}). Nichts wurde gelöscht. {remedy}',
  'Make room on the disk, then try again.': 'Platz auf dem Datenträger schaffen, dann noch einmal versuchen.',
  'Check that you may write there.': 'Prüfen, ob dort geschrieben werden darf.',
  'The search is being measured already.': 'Die Suche wird schon gemessen.',
  'The indexes are being checked already.': 'Die Indizes werden schon geprüft.',
  'The engine is closing. Ask again after the next start.':
    'Das Gedächtnis wird gerade beendet. Nach dem nächsten Start noch einmal fragen.',
} as const;
