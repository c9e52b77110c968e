/** What a hit can be, in words for the filter. */
import { hitKindSchema, type HitKind } from '../../../src-preload/contract/search.ts';
import { kindWords } from '../../client/memory-kinds.ts';

export const hitKinds: readonly HitKind[] = hitKindSchema.options;

export function hitKindName(kind: HitKind): string {
  switch (kind) {
    case 'frame':
      return 'Moments on the screen';
    case 'message':
      return 'Chat messages';
    case 'note':
      return 'Lines in files';
    default:
      return kindWords[kind].name;
  }
}

/** A value of the filter as the kind that it stands for. */
export function hitKindOf(value: string): HitKind {
  return hitKindSchema.parse(value);
}
