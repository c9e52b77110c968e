/** The one box: typing searches at once, arrow down goes to the hits, Enter opens the selected one. */
import { LoaderCircle, SearchIcon, X } from 'lucide-react';
import type { KeyboardEvent, RefObject } from 'react';
import type { Hit } from '../../../src-preload/contract/search.ts';
import { t } from '../../messages/t.ts';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { hitListId } from './hit-list.tsx';
import { useHasStayed } from '../../ui/use-settled.ts';
import { useOpenWhenAnswered } from './use-open-when-answered.ts';
import type { Search } from './use-search.ts';

const busyAfterMs = 200;

interface SearchBoxProps {
  readonly search: Search;
  readonly input: RefObject<HTMLInputElement | null>;
  /** What brings one here, as `aria-keyshortcuts` has it. */
  readonly focusKeys: string | undefined;
  readonly paletteKeys: readonly string[];
  readonly onActivate: () => void;
  readonly onOpenHit: (hit: Hit) => void;
  readonly onPalette: () => void;
}

export function SearchBox({
  search,
  input,
  focusKeys,
  paletteKeys,
  onActivate,
  onOpenHit,
  onPalette,
}: SearchBoxProps) {
  const { question, change } = search;
  const opening = useOpenWhenAnswered(search, onOpenHit);
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      document.getElementById(hitListId)?.focus();
    } else if (event.key === 'Enter') {
      // The key's press would go on to the button that has the focus in what opens, and close it again.
      event.preventDefault();
      opening.want();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      if (question.text === '') event.currentTarget.blur();
      else change({ kind: 'clear' });
    }
  };
  return (
    <div role="search" className="relative flex min-w-0 flex-1 items-center">
      <span aria-hidden className="pointer-events-none absolute left-3 text-ink-3">
        {search.busy ? <Busy /> : <SearchIcon size={16} />}
      </span>
      <input
        ref={input}
        type="text"
        aria-label={t('search.box')}
        aria-keyshortcuts={focusKeys}
        placeholder={t('search.boxHint')}
        spellCheck={false}
        autoComplete="off"
        maxLength={2000}
        value={question.text}
        // Opened in a hurry: one can type at once.
        autoFocus
        // Not on focus: walking past with Tab must not change the view.
        onClick={onActivate}
        onChange={(event) => {
          opening.forget();
          change({ kind: 'text', text: event.target.value });
          onActivate();
        }}
        onKeyDown={press}
        className="h-9 w-full rounded-control border border-line-strong/60 bg-surface-1 pr-24 pl-9 text-lead placeholder:text-ink-3"
      />
      <span className="absolute right-2 flex items-center gap-1.5">
        {question.text !== '' && (
          <button
            type="button"
            aria-label={t('search.clear')}
            title={t('search.clear')}
            onClick={() => {
              change({ kind: 'clear' });
              input.current?.focus();
            }}
            className="inline-flex size-6 items-center justify-center rounded-control text-ink-2 hover:bg-surface-2"
          >
            <X size={15} aria-hidden />
          </button>
        )}
        <button
          type="button"
          aria-label={t('search.allActions')}
          title={t('search.allActions')}
          onClick={onPalette}
          className="rounded-control"
        >
          <KeyCaps keys={paletteKeys} />
        </button>
      </span>
    </div>
  );
}

/** Most answers are there before a wheel would have turned. */
function Busy() {
  const takesLong = useHasStayed(busyAfterMs);
  return takesLong ? <LoaderCircle size={16} className="animate-spin" /> : <SearchIcon size={16} />;
}
