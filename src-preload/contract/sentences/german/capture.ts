/** German: taking pictures of the screen. */
export const capture = {
  'Frames cannot be taken from a folder here.': 'Aus einem Ordner lassen sich hier keine Aufnahmen nehmen.',
  'There is no provider "{setting}" on this machine.':
    'Auf diesem Rechner gibt es keine Bildquelle „{setting}“.',
  '{what} still has not answered the last question.': '{what}: Die letzte Frage ist noch nicht beantwortet.',
  'No folder is set for the folder provider.': 'Für die Bildquelle „Ordner“ ist kein Ordner gesetzt.',
} as const;
