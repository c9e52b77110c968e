/** German: the settings and their file. */
export const settings = {
  '{file} is being changed by another program. Try again.':
    '{file} wird gerade von einem anderen Programm geändert. Noch einmal versuchen.',
  '{file} is empty, as a crash or a full disk leaves a file, so what was set in it is not known. Put its text back, or delete the file to begin from the defaults.':
    '{file} ist leer, wie nach einem Absturz oder auf einem vollen Datenträger; was darin gesetzt war, ist darum nicht bekannt. Den Text zurückholen oder die Datei löschen, um mit den Standardwerten zu beginnen.',
  'The settings could not be written into {file} without changing others. Edit the file by hand.':
    'Die Einstellungen ließen sich nicht in {file} schreiben, ohne andere zu ändern. Die Datei von Hand bearbeiten.',
  '{file} is not there any more. Choose the file again.': '{file} ist nicht mehr da. Die Datei neu wählen.',
  '{file} is empty. Choose another file.': '{file} ist leer. Eine andere Datei wählen.',
  '{file} is larger than {mostBytes} bytes; that is no settings file. Move it away.':
    '{file} ist größer als {mostBytes} Bytes; das ist keine Einstellungsdatei. Sie woandershin verschieben.',
  '{file} cannot be read ({code}). Check its permissions.':
    '{file} lässt sich nicht lesen ({code}). Die Zugriffsrechte prüfen.',
  '{file} is not UTF-8 text. Save it in that encoding.':
    '{file} ist kein UTF-8-Text. Die Datei in dieser Kodierung speichern.',
  '{file} cannot be written ({code}). The settings are as before. {remedy}':
    '{file} lässt sich nicht schreiben ({code}). Die Einstellungen sind wie vorher. {remedy}',
} as const;
