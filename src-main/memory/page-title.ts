/** What a window's title says of its content: without the application's name at its end. */

const separator = /\s+[-–—|·]\s+/u;
/** Names that browsers and office programs put after the title, also where the application is known by another name. */
const programs =
  /^(?:mozilla firefox|firefox|google chrome|chromium|chrome|microsoft.? edge|edge|safari|brave|opera|vivaldi|librewolf|zen browser|visual studio code|libreoffice \w+|adobe acrobat reader|microsoft word|word|excel|powerpoint|private browsing)$/iu;
/** Pages and windows that hold nothing yet. */
const emptyPages =
  /^(?:new tab|neuer tab|nouvel onglet|nueva pestaña|nuova scheda|about:blank|about:newtab|untitled|untitled document|start page|blank page|desktop)$/iu;

/** "Kettles compared — Mozilla Firefox" of firefox: "Kettles compared". Empty where the title says nothing but the application. */
export function pageTitle(title: string, application: string | null): string {
  const parts = title.trim().split(separator);
  while (parts.length > 0 && isProgram(parts.at(-1)!, application)) parts.pop();
  const kept = title.trim().slice(0, lengthOf(title.trim(), parts.length));
  return emptyPages.test(kept) ? '' : kept;
}

function isProgram(part: string, application: string | null): boolean {
  return programs.test(part) || (application !== null && fold(part) === fold(application));
}

/** Length of the first `count` parts with what stands between them. */
function lengthOf(title: string, count: number): number {
  let at = 0;
  let length = 0;
  for (const part of title.split(separator).slice(0, count)) {
    at = title.indexOf(part, at);
    length = at + part.length;
    at = length;
  }
  return length;
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
