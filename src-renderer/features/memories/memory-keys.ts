/** What a key means while a memory is selected. Pure. */
export type MemoryCommand = 'edit' | 'pin' | 'archive' | 'delete' | 'undo';

interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

export function memoryCommand({ key, ctrlKey, metaKey, altKey }: KeyPress): MemoryCommand | null {
  if (altKey) return null;
  if (ctrlKey || metaKey) return key.toLowerCase() === 'z' ? 'undo' : null;
  return plain[key] ?? null;
}

const plain: Readonly<Record<string, MemoryCommand>> = {
  e: 'edit',
  p: 'pin',
  a: 'archive',
  '#': 'delete',
  Delete: 'delete',
};
