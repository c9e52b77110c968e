/** A text with what was taken out and what was put in. Marks and hidden words tell it without colour. */
import { t } from '../../messages/t.ts';
import { textDiff } from './text-diff.ts';

interface ChangedTextProps {
  readonly before: string;
  readonly after: string;
}

export function ChangedText({ before, after }: ChangedTextProps) {
  return (
    <p className="selectable break-words whitespace-pre-wrap">
      {textDiff(before, after).map(({ kind, text }, at) =>
        kind === 'same' ? (
          <span key={at}>{text}</span>
        ) : kind === 'added' ? (
          <ins key={at} className="bg-accent-soft text-accent-ink">
            <span className="sr-only">{t('ui.added')}</span>
            {text}
          </ins>
        ) : (
          <del key={at} className="bg-bad-soft text-bad">
            <span className="sr-only">{t('ui.removed')}</span>
            {text}
          </del>
        ),
      )}
    </p>
  );
}
