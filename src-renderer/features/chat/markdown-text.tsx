/** The Markdown of an answer: no HTML of its own, no pictures from elsewhere, citations as chips, links only after a look. */
import { useMemo } from 'react';
import Markdown, { type Components } from 'react-markdown';
import type { Citation } from '../../../src-preload/contract/chat.ts';
import { t } from '../../messages/t.ts';
import { CitationChip } from './citation-chip.tsx';
import { citationNumber, markCitations, safeAddress } from './citation-marks.ts';
import { fewEmphases } from './few-emphases.ts';
import { shallowMarkdown } from './shallow-markdown.ts';

export interface MarkdownTextProps {
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly onCitation: (citation: Citation) => void;
  readonly onLink: (address: string) => void;
}

const plugins = [fewEmphases, markCitations];

export function MarkdownText({ text, citations, onCitation, onLink }: MarkdownTextProps) {
  const components = useMemo<Components>(
    () => ({
      a: ({ href, children }) => {
        const number = citationNumber(href);
        if (number !== null) {
          const citation = citations.find((one) => one.number === number);
          // A number that stands for nothing is shown as it was written.
          return citation ? (
            <CitationChip citation={citation} onOpen={() => onCitation(citation)} />
          ) : (
            `[${number}]`
          );
        }
        if (!href) return <span>{children}</span>;
        return (
          <button
            type="button"
            title={href}
            onClick={() => onLink(href)}
            className="text-accent-ink underline"
          >
            {children}
          </button>
        );
      },
      // A picture from elsewhere would tell its server that it was looked at.
      img: ({ alt }) => (
        <span className="text-ink-2">{alt ? t('chat.pictureOf', { alt }) : t('chat.picture')}</span>
      ),
      // The answer stands below the headings of the window.
      h1: ({ children }) => <h3>{children}</h3>,
      h2: ({ children }) => <h4>{children}</h4>,
      h3: ({ children }) => <h5>{children}</h5>,
      pre: ({ children }) => (
        <pre tabIndex={0} role="region" aria-label={t('chat.code')}>
          {children}
        </pre>
      ),
    }),
    [citations, onCitation, onLink],
  );
  return (
    <div className="answer selectable">
      <Markdown remarkPlugins={plugins} components={components} urlTransform={safeAddress}>
        {shallowMarkdown(text)}
      </Markdown>
    </div>
  );
}
