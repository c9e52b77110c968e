/** What a key means while a moment is looked at. */
export type ViewerCommand = 'previous' | 'next' | 'copy' | 'select-all' | 'delete' | 'scale';

interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

export function viewerCommand({ key, ctrlKey, metaKey, altKey }: KeyPress): ViewerCommand | null {
  if (altKey) return null;
  if (ctrlKey || metaKey) {
    if (key.toLowerCase() === 'c') return 'copy';
    return key.toLowerCase() === 'a' ? 'select-all' : null;
  }
  return plain[key] ?? null;
}

const plain: Readonly<Record<string, ViewerCommand>> = {
  ArrowLeft: 'previous',
  ArrowRight: 'next',
  '#': 'delete',
  Delete: 'delete',
  z: 'scale',
};
