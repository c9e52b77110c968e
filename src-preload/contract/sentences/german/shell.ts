/** German: keys, the lock, files and what the system refuses. */
export const shell = {
  'A passphrase has {fewestCharacters} to {mostCharacters} characters; this one has {length}. A few words that only you put together are good.':
    'Eine Passphrase hat {fewestCharacters} bis {mostCharacters} Zeichen; diese hat {length}. Gut sind ein paar Wörter, die sonst niemand zusammenstellt.',
  'The engine has stopped.': 'Das Gedächtnis wurde angehalten.',
  'The engine is not available. {message}': 'Das Gedächtnis läuft gerade nicht. {message}',
  '{configFile} cannot be opened ({problem}). Open it by hand.':
    '{configFile} lässt sich nicht öffnen ({problem}). Die Datei von Hand öffnen.',
  "Only Mneme's own window may ask.": 'Nur das eigene Fenster von Mneme darf fragen.',
  'A request needs a name.': 'Eine Anfrage braucht einen Namen.',
  'No recovery code was made for this key.':
    'Für diesen Schlüssel wurde kein Wiederherstellungscode angelegt.',
  'This is no recovery code: a letter is wrong, or some are missing. It has seven groups of four.':
    'Das ist kein Wiederherstellungscode: Ein Buchstabe ist falsch, oder es fehlen welche. Er hat sieben Gruppen zu vier Zeichen.',
  'It is open already.': 'Es ist schon offen.',
  'Mneme is locked. Unlock it first.': 'Mneme ist gesperrt. Erst entsperren.',
  'The key in {file} cannot be opened. It was sealed by {sealedBy}, and this session offers {name}. Log in as usual and unlock your key ring, use the recovery code, or put the file back from a backup. {whatIsLeft}':
    'Der Schlüssel in {file} lässt sich nicht öffnen. Er wurde von {sealedBy} versiegelt, und diese Sitzung bietet {name}. Wie gewohnt anmelden und den Schlüsselbund entsperren, den Wiederherstellungscode verwenden oder die Datei aus einer Sicherung zurückholen. {whatIsLeft}',
  '{file} was written by a newer version of Mneme. Install that one again.':
    '{file} wurde von einer neueren Version von Mneme geschrieben. Jene wieder installieren.',
  'The key file {file} is damaged: put it back from a backup, where it lies under the same name. Without it nobody can read what was recorded. {whatIsLeft}':
    'Die Schlüsseldatei {file} ist beschädigt: Sie aus einer Sicherung zurückholen, wo sie unter demselben Namen liegt. Ohne sie kann niemand lesen, was aufgezeichnet wurde. {whatIsLeft}',
  'The key of the database is gone: {file} is missing. Put it back from a backup of this folder; without it nobody can read what was recorded. {whatIsLeft}':
    'Der Schlüssel der Datenbank ist weg: {file} fehlt. Die Datei aus einer Sicherung dieses Ordners zurückholen; ohne sie kann niemand lesen, was aufgezeichnet wurde. {whatIsLeft}',
  '{key} in {file} cannot be opened: it comes from another account or computer, or the file is damaged. Put the file back from a backup, then try again. {whatIsLeft}':
    '{key} in {file} lässt sich nicht öffnen: Er stammt von einem anderen Konto oder Rechner, oder die Datei ist beschädigt. Die Datei aus einer Sicherung zurückholen, dann noch einmal versuchen. {whatIsLeft}',
  'The key of this folder opens it; nothing was put aside.':
    'Der Schlüssel dieses Ordners öffnet ihn; es wurde nichts beiseitegelegt.',
  'The data folder {dataFolder} cannot be put aside ({code}). Close whatever uses it, or move it away by hand while Mneme is closed.':
    'Der Datenordner {dataFolder} lässt sich nicht beiseitelegen ({code}). Schließen, was ihn verwendet, oder ihn bei geschlossenem Mneme von Hand verschieben.',
  'Open Mneme: it tells what can be done, and puts the folder aside where you want to begin anew.':
    'Mneme öffnen: Es sagt, was sich tun lässt, und legt den Ordner auf Wunsch beiseite, um neu zu beginnen.',
  'There is no passphrase yet. Set one in the settings, then it can be locked.':
    'Es gibt noch keine Passphrase. In den Einstellungen eine setzen, dann lässt sich sperren.',
  '{name} of {scope} is no file of conversation memory any more.':
    '{name} von {scope} ist keine Datei des Gesprächsgedächtnisses mehr.',
  '{folder} does not exist yet. It is made when the first fact is kept.':
    '{folder} gibt es noch nicht. Der Ordner entsteht, wenn das Erste behalten wird.',
  '{folder} is not a folder. Choose another one.': '{folder} ist kein Ordner. Einen anderen wählen.',
  '{path} could not be opened: {trouble}': '{path} ließ sich nicht öffnen: {trouble}',
  '{path} is no Markdown file in {folder}, so it is not opened.':
    '{path} ist keine Markdown-Datei in {folder} und wird darum nicht geöffnet.',
  '{path} is not there any more.': '{path} ist nicht mehr da.',
  '{path} is a link or no plain file, so it is not opened.':
    '{path} ist eine Verknüpfung oder keine gewöhnliche Datei und wird darum nicht geöffnet.',
  '"{title}" is no file whose folder is known. Open it from the program that you read it in.':
    '„{title}“ ist keine Datei, deren Ordner bekannt ist. Sie in dem Programm öffnen, in dem sie gelesen wurde.',
  '{path} is not there any more. It was moved, renamed or deleted.':
    '{path} ist nicht mehr da. Die Datei wurde verschoben, umbenannt oder gelöscht.',
  'The grab was given up.': 'Die Aufnahme wurde aufgegeben.',
  'The system gave no picture of any display. Check that recording is allowed.':
    'Das System gab von keinem Bildschirm ein Bild. Prüfen, ob das Aufzeichnen erlaubt ist.',
  'This is a Wayland session, where each picture would open a dialog. Log in to an X11 (Xorg) session to record.':
    'Dies ist eine Wayland-Sitzung, in der jedes Bild einen Dialog öffnen würde. Zum Aufzeichnen in einer X11-Sitzung (Xorg) anmelden.',
  'macOS does not allow Mneme to record the screen. Allow it in System Settings, Privacy & Security, Screen & System Audio Recording, then start Mneme again.':
    'macOS erlaubt Mneme nicht, den Bildschirm aufzuzeichnen. In den Systemeinstellungen unter „Datenschutz & Sicherheit“ › „Bildschirm- & Systemaudioaufnahme“ erlauben, danach Mneme neu starten.',
  'Under Wayland no program can take a picture of the screen by itself.':
    'Unter Wayland kann kein Programm von selbst ein Bild des Bildschirms machen.',
  "The system's screenshot program failed: {reason}":
    'Das Programm des Systems für Bildschirmfotos ist ausgefallen: {reason}',
  'The system lists no display.': 'Das System nennt keinen Bildschirm.',
  'The screenshot program gave no picture.': 'Das Programm für Bildschirmfotos gab kein Bild.',
  "The screenshot program's displays are not those that Electron knows.":
    'Die Bildschirme des Programms für Bildschirmfotos sind nicht die, die Electron kennt.',
  "The system's key store does not answer, so the database cannot be protected. Unlock it and start Mneme again.":
    'Der Schlüsselspeicher des Systems antwortet nicht, darum lässt sich die Datenbank nicht schützen. Ihn entsperren und Mneme neu starten.',
  'Wait {seconds} s before the next try.': 'Vor dem nächsten Versuch {seconds} s warten.',
  'The disk is full: {file} was not written and is as before. Free some space and try again.':
    'Der Datenträger ist voll: {file} wurde nicht geschrieben und ist wie vorher. Platz schaffen und noch einmal versuchen.',
  '{file} cannot be written ({code}). Check that you may write there; it is as before.':
    '{file} lässt sich nicht schreiben ({code}). Prüfen, ob dort geschrieben werden darf; die Datei ist wie vorher.',
  'Starting.': 'Startet.',
  'Starting again.': 'Startet neu.',
  'Mneme is quitting.': 'Mneme wird beendet.',
  'It was started {failures} times in a row.': 'Es wurde {failures}-mal hintereinander gestartet.',
  '{reason} {tries} Restart it, or look at the log.':
    '{reason} {tries} Es neu starten oder das Protokoll ansehen.',
  '{reason} It starts again in {seconds} s.': '{reason} In {seconds} s startet es neu.',
  '{reason} It is tried again every {seconds} s.': '{reason} Alle {seconds} s wird es wieder versucht.',
  '{file} cannot be written ({code}). Free some space and save it again.':
    '{file} lässt sich nicht schreiben ({code}). Platz schaffen und noch einmal sichern.',
  '{file} cannot be written ({code}). Choose another folder and save it again.':
    '{file} lässt sich nicht schreiben ({code}). Einen anderen Ordner wählen und noch einmal sichern.',
  'What can be saved: the settings (config.yaml), the logs, and each backup whose own key or passphrase is known. To start anew, move the data folder away.':
    'Was sich retten lässt: die Einstellungen (config.yaml), die Protokolle und jede Sicherung, deren eigener Schlüssel oder deren Passphrase bekannt ist. Um neu anzufangen, den Datenordner wegräumen.',
  'The key of the vault': 'Der Schlüssel des Tresors',
  'The key of the database': 'Der Schlüssel der Datenbank',
  'an unknown key store': 'einem unbekannten Schlüsselspeicher',
  nothing: 'nichts',
  '{key} in {file} cannot be opened. It was sealed by {sealedBy}, and this session offers {name}. Log in as usual and unlock your key ring, or put the file back from a backup, then start again. {whatIsLeft}':
    '{key} in {file} lässt sich nicht öffnen. Er wurde von {sealedBy} versiegelt, und diese Sitzung bietet {name}. Wie gewohnt anmelden und den Schlüsselbund entsperren oder die Datei aus einer Sicherung zurückholen, dann neu starten. {whatIsLeft}',
  'This recovery code does not open it: a newer one was made.':
    'Dieser Wiederherstellungscode öffnet es nicht: Es gibt einen neueren.',
  'This is not the passphrase.': 'Das ist nicht die Passphrase.',
  'The engine ended without a reason.': 'Das Gedächtnis wurde unerwartet beendet.',
  'Mneme cannot start': 'Mneme kann nicht starten',
  'Mneme cannot start: {reason}': 'Mneme kann nicht starten: {reason}',
  'Nothing can be written into {folder} ({code}). Check who may write there, and that the disk has room.':
    'In {folder} lässt sich nichts schreiben ({code}). Prüfen, wer dort schreiben darf und ob der Datenträger Platz hat.',
} as const;
