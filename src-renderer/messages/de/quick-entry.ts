/** German: the small window of quick entry. */
import type { quickEntry as english } from '../en/quick-entry.ts';

export const quickEntry: typeof english = {
  tell: 'Mneme etwas sagen',
  hint: 'Merke dir, dass …, vergiss … oder eine Frage',
  keys: 'Enter sendet, Esc schließt.',
  openChat: 'Chat öffnen',
  keep: 'Behalten',
  forget: 'Vergessen',
  undo: 'Rückgängig',
};
