/** How a window looks: light or dark, its letters, its zoom. */

export interface Look {
  readonly isDark: boolean;
  readonly font: string;
  /** Of the text, in pixels. */
  readonly size: number;
}

export const fonts = [
  'DejaVu Sans',
  'Nimbus Sans',
  'DejaVu Serif',
  'Nimbus Roman',
  'P052',
  'URW Gothic',
] as const;

/** A whole page: `chrome` is the application's own parts, with its styles. */
export function pageHtml(look: Look, styles: string, chrome: string): string {
  const [ground, pane, ink, faint, line, accent] = look.isDark
    ? ['#1e1f24', '#292b31', '#e3e3e6', '#a2a5ad', '#3b3d45', '#4f8cff']
    : ['#ffffff', '#f1f2f4', '#1d1e21', '#5d6068', '#d6d8dd', '#1f5fd0'];
  return `<!doctype html><meta charset="utf-8"><style>
:root { --ground: ${ground}; --pane: ${pane}; --ink: ${ink}; --faint: ${faint}; --line: ${line}; --accent: ${accent}; }
* { box-sizing: border-box; } html, body { margin: 0; height: 100%; overflow: hidden; }
body { background: var(--ground); color: var(--ink); font: ${look.size}px/1.45 '${look.font}', sans-serif; display: flex; flex-direction: column; }
header { display: flex; gap: 22px; align-items: center; background: var(--pane); border-bottom: 1px solid var(--line); padding: 8px 14px; font-family: 'DejaVu Sans'; font-size: 13px; }
main { flex: 1; display: flex; min-height: 0; } nav { width: 230px; background: var(--pane); padding: 12px 14px; font: 13px/2.1 'DejaVu Sans'; border-right: 1px solid var(--line); color: var(--faint); }
nav b { color: var(--ink); } section { flex: 1; overflow: hidden; padding: 18px 28px; min-width: 0; } [data-scroll] { overflow: hidden auto; } ::-webkit-scrollbar { width: 0; }
h1 { font-size: 1.7em; margin: 0.5em 0; } h2 { font-size: 1.25em; margin: 0.9em 0 0.3em; } p { margin: 0 0 0.7em; } table { border-collapse: collapse; } td, th { padding: 5px 14px; text-align: left; border-bottom: 1px solid var(--line); }
.faint { color: var(--faint); } button, .button { background: var(--accent); color: #fff; border: 0; border-radius: 5px; padding: 6px 16px; font: 13px 'DejaVu Sans'; display: inline-block; } [data-typed] { white-space: pre-wrap; }
${styles}</style>${chrome}`;
}

export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
