/** Which of the ten muted colours a name gets: always the same, without keeping a table. */
const slots = 10;

/** The class that paints the background in the colour of `name`. */
export function colourClass(name: string | null): string {
  if (name === null) return 'bg-gap';
  // FNV-1a, 32 bits: names that differ in one letter land far apart.
  let hash = 0x811c9dc5;
  for (const character of name.toLowerCase()) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return `app-slot-${((hash >>> 0) % slots) + 1}`;
}
