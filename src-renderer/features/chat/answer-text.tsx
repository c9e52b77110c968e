/** The text of an answer. What reads Markdown is a sixth of the window's code: it is loaded with the first answer. */
import { lazy, Suspense } from 'react';
import type { MarkdownTextProps } from './markdown-text.tsx';

const MarkdownText = lazy(async () => ({ default: (await import('./markdown-text.tsx')).MarkdownText }));

export function AnswerText(props: MarkdownTextProps) {
  return (
    <Suspense fallback={<p className="selectable break-words whitespace-pre-wrap">{props.text}</p>}>
      <MarkdownText {...props} />
    </Suspense>
  );
}
