/**
 * Markdown from models and from files: shown as an answer it builds nothing but text and buttons; as a file it comes back byte
 * for byte, and what the `file` backend writes into it costs no fact of another.
 */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { entriesOf, parseDocument, printDocument } from '../../../src-main/backends/markdown-document.ts';
import { MarkdownText } from '../../../src-renderer/features/chat/markdown-text.tsx';
import { openChangedFiles } from './changed-files.ts';
import { mutateBytes, mutateText, pick } from './mutate.ts';
import type { OpenTarget } from './target.ts';

const answer = `# The plan

The *plumber* comes on **Monday** [1], see [the page](https://plumber.example/a?b=c "title") and \`code[2]\`.

1. Boil
2. Rinse
   - twice

| a | b |
| - | - |
| ![plan](https://evil.example/p.png) | <b>x</b> |

\`\`\`ts
const a = b[1];
\`\`\`
> as noted <https://a.example> &amp; www.b.example
`;
const file = `---
scope: agent_ada
---
# Ada

- [id=m_20260101000000_0000000a] The owner likes tea
* The owner lives in Bern
  - [x] The boat is sold
<!-- nothing -->
`;
/** What may stand in the page besides its text. */
const elements = new Set(
  'div p em strong a code pre ol ul li blockquote h3 h4 h5 h6 hr br button span table thead tbody tr th td del input sup section svg path'.split(
    ' ',
  ),
);
const nothing = (): undefined => undefined;

export const openMarkdown: OpenTarget = ({ inside, own }) => {
  const files = openChangedFiles(inside);
  const answers = own === null ? [answer] : [answer, own];
  return Promise.resolve({
    feed(random) {
      const roll = random();
      if (roll < 0.15) {
        const bytes = Buffer.from(mutateText(random, pick(random, [file, answer])));
        return files.feed(random, random() < 0.8 ? bytes : mutateBytes(random, bytes));
      }
      if (roll < 0.45) {
        const text = mutateText(random, pick(random, [file, answer]));
        const document = parseDocument(text);
        entriesOf(document);
        return printDocument(document) === text ? null : 'a file does not come back as it was';
      }
      const text = mutateText(random, pick(random, answers));
      const html = renderToStaticMarkup(
        createElement(MarkdownText, { text, citations: [], onCitation: nothing, onLink: nothing }),
      );
      return faultIn(html);
    },
    close: () => Promise.resolve(files.close()),
  });
};

function faultIn(html: string): string | null {
  for (const [tag, name] of html.matchAll(/<([a-z][\w-]*)(?:"[^"]*"|'[^']*'|[^'">])*>/giu)) {
    if (!elements.has(name!.toLowerCase())) return `an element that no answer has: ${tag.slice(0, 200)}`;
    if (/\s(?:on\w+|src|srcset|style|href)\s*=/iu.test(tag.replaceAll(/"[^"]*"/gu, '""')))
      return `an attribute that no answer has: ${tag.slice(0, 200)}`;
    if (/\stitle="\s*(?:javascript|data|vbscript):/iu.test(tag))
      return `an address that runs: ${tag.slice(0, 200)}`;
  }
  return null;
}
