/** German: taking pictures of the screen. */
export const capture = {
  'Frames cannot be taken from a folder here.': 'Aus einem Ordner lassen sich hier keine Aufnahmen nehmen.',
  'There is no provider "{setting}" on this machine.':
    'Auf diesem Rechner gibt es keine Bildquelle „{setting}“.',
  '{what} still has not answered the last question.': '{what}: Die letzte Frage ist noch nicht beantwortet.',
  'No folder is set for the folder provider.': 'Für die Bildquelle „Ordner“ ist kein Ordner gesetzt.',
  'The picture of the screen has one colour only, although windows are open. Check that recording is allowed.':
    'Das Bild des Bildschirms hat nur eine Farbe, obwohl Fenster offen sind. Prüfen, ob das Aufzeichnen erlaubt ist.',
  'The picture of the screen does not change although the application does: it is frozen, or shows the wallpaper only. Check that recording is allowed, then start Mneme again.':
    'Das Bild des Bildschirms ändert sich nicht, obwohl die Anwendung es tut: Es ist eingefroren oder zeigt nur das Hintergrundbild. Prüfen, ob das Aufzeichnen erlaubt ist, dann Mneme neu starten.',
  '{what} did not answer within {seconds} seconds.':
    '{what}: keine Antwort innerhalb von {seconds} Sekunden.',
  '{what} was stopped.': '{what}: angehalten.',
  'The list of windows': 'Die Liste der Fenster',
  'The screen': 'Der Bildschirm',
  'The screen ({name})': 'Der Bildschirm ({name})',
} as const;
