/** One memory in full, and what only its kind has: clashes of two edits, what it is related to, the vault's queue, concepts, steps. */
export const kinds = {
  fieldTitle: 'Title',
  fieldOccurredAt: 'When it happened',
  fieldTags: 'Tags',
  fieldCategory: 'Category',
  empty: '(empty)',

  clashTitle: 'This was changed while you were editing it',
  clashHint:
    'Nothing of yours is saved yet, and nothing was overwritten. See both texts, then say what is to stay.',
  clashSame: 'What was saved says the same as yours.',
  clashBehind: 'This was changed meanwhile. When you save, you will see both texts.',
  clashOnBoth: 'both of you changed it',
  clashTheirs: 'Saved meanwhile',
  clashMine: 'Yours',
  clashTakeTheirs: 'Keep what was saved',
  clashTakeMine: 'Save mine',
  clashTogether: 'Edit both together',
  clashOthers: 'The other text',
  clashOthersHint:
    'Below stands yours, with what only the other changed. Where both changed something, this is the other text:',
  clashTake: 'Take it',
  clashTakeOther: 'Take it: {label}',

  coreHuman: 'You',
  coreHumanHint:
    'What the assistant should always know about you: your name, your work, the people around you.',
  corePersona: 'The assistant',
  corePersonaHint: 'How it should be: its tone, its language, what it should always or never do.',
  coreDiscard: 'Discard',
  coreSave: 'Save',
  coreRoom: 'Room used',
  coreChars: '{chars, number} of {most, number} characters, {percent, number} %',
  coreWarn: 'it is getting full',
  coreFull:
    'nearly full: it is shortened by the model where there is one, else shorten it here. The old text is kept below.',
  coreOver: 'too long to be saved',
  coreVersions: 'Earlier versions ({count, number})',
  coreUntil: 'until {when}',
  coreCompare: 'Compare',
  coreCompareWith: 'Compare: until {when}',
  coreBack: 'Back to this one',
  coreBackTo: 'Back to this one: until {when}',
};
