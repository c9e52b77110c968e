/** What a hit can be, in words for the filter. */
import { hitKindSchema, type HitKind } from '../../../src-preload/contract/search.ts';
import { kindWords } from '../../client/memory-kinds.ts';
import { t } from '../../messages/t.ts';

export const hitKinds: readonly HitKind[] = hitKindSchema.options;

export function hitKindName(kind: HitKind): string {
  switch (kind) {
    case 'frame':
      return t('search.moments');
    case 'message':
      return t('search.messages');
    case 'note':
      return t('search.lines');
    default:
      return kindWords[kind].name;
  }
}

/** A value of the filter as the kind that it stands for. */
export function hitKindOf(value: string): HitKind {
  return hitKindSchema.parse(value);
}
