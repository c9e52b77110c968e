/** German: what controls, times and sizes say anywhere in the window. */
import type { ui as english } from '../en/ui.ts';

export const ui: typeof english = {
  added: 'hinzugefügt: ',
  ageDays: '{count, plural, one {# Tag} other {# Tage}}',
  ago: 'vor {age}',
  agoDays: 'vor {count, plural, one {# Tag} other {# Tagen}}',
  cancel: 'Abbrechen',
  changed: 'geändert',
  choose: 'Auswählen …',
  close: 'Schließen',
  dismiss: 'Ausblenden',
  justNow: 'gerade eben',
  notSaved: 'nicht gespeichert',
  opening: 'Wird geöffnet …',
  removed: 'entfernt: ',
  seconds: 'Sekunden',
  secondsAs: 's = {duration}',
  setBack: '„{label}“ auf {standard} zurücksetzen',
  settingDefault: 'Standard {standard}',
  today: 'heute {time}',
  tryAgain: 'Erneut versuchen',
  yesterday: 'gestern {time}',
};
