/** English: the small window of quick entry. */
export const quickEntry = {
  tell: 'Tell Mneme',
  hint: 'Tell me: remember that …, forget …, or a question',
  keys: 'Enter tells it, Esc closes.',
  openChat: 'Open the chat',
  keep: 'Keep',
  forget: 'Forget',
  undo: 'Undo',
};
