/**
 * Which of the ten muted colours a name gets. A name's own number decides; where two of the foremost ten would get the
 * same colour, the later one takes the next that is free. So colours last, and the ten that fill a day differ.
 */
const slots = 10;

export type ColourOf = (name: string | null) => string;

/** A function from a name to the class that paints its colour; `foremost` are the names that matter, the most first. */
export function assignColours(foremost: readonly string[]): ColourOf {
  const taken = new Map<string, number>();
  const used = new Set<number>();
  for (const name of foremost.slice(0, slots)) {
    let slot = ownSlot(name);
    while (used.has(slot)) slot = (slot + 1) % slots;
    used.add(slot);
    taken.set(name, slot);
  }
  return (name) => (name === null ? 'bg-gap' : `app-slot-${(taken.get(name) ?? ownSlot(name)) + 1}`);
}

/** FNV-1a, 32 bits: names that differ in one letter land far apart. */
function ownSlot(name: string): number {
  let hash = 0x811c9dc5;
  for (const character of name.toLowerCase()) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return (hash >>> 0) % slots;
}
