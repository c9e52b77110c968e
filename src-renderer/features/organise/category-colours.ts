/** The colours of categories by their numbers, with a name for those who do not see them, and the class that paints each. */
export const colourNames = [
  'None',
  'Violet',
  'Teal',
  'Amber',
  'Rose',
  'Green',
  'Blue',
  'Copper',
  'Purple',
  'Sky',
  'Slate',
] as const;

export function colourClass(colour: number): string {
  return colour === 0 ? 'border border-line-strong' : `app-slot-${colour}`;
}
