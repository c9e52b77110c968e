/** Numbers in square brackets become links within Markdown, so that they can be shown as chips. Pure. */

/** The part of a Markdown tree that matters here. */
interface MarkdownNode {
  type: string;
  value?: string;
  url?: string;
  children?: MarkdownNode[];
}

const scheme = 'citation:';
const mark = /\[(\d{1,4})\]/g;

/** For react-markdown's `remarkPlugins`. Code, and what is a link already, is left alone. */
export function markCitations() {
  return (tree: MarkdownNode): void => markIn(tree);
}

/** The number that an address made by `markCitations` stands for, or null. */
export function citationNumber(address: string | undefined): number | null {
  return address?.startsWith(scheme) ? Number(address.slice(scheme.length)) : null;
}

/** What may stand in a link: addresses that a browser opens, and citations. Anything else becomes empty. */
export function safeAddress(address: string): string {
  return /^(https?:\/\/|citation:\d{1,4}$)/i.test(address) ? address : '';
}

function markIn(node: MarkdownNode): void {
  if (!node.children || node.type === 'link' || node.type === 'linkReference') return;
  node.children = node.children.flatMap((child) => {
    if (child.type === 'text' && child.value !== undefined) return marked(child.value);
    markIn(child);
    return [child];
  });
}

function marked(text: string): MarkdownNode[] {
  const parts: MarkdownNode[] = [];
  let from = 0;
  for (const match of text.matchAll(mark)) {
    if (match.index > from) parts.push({ type: 'text', value: text.slice(from, match.index) });
    const number = match[1] ?? '';
    parts.push({ type: 'link', url: `${scheme}${number}`, children: [{ type: 'text', value: number }] });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ type: 'text', value: text.slice(from) });
  return parts;
}
