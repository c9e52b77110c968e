/** What kind of thing a page or file is, as far as its address and title tell. */
import type { FieldsOf } from '../../../src-preload/contract/memory.ts';

type ResourceType = FieldsOf<'resource'>['resourceType'];

const endings: Readonly<Record<string, ResourceType>> = {
  ...all('pdf', 'pdf'),
  ...all('doc', 'doc docx odt rtf txt md markdown rst tex pages epub ppt pptx odp key'),
  ...all('sheet', 'xls xlsx ods csv tsv numbers'),
  ...all('image', 'png jpg jpeg gif webp svg bmp tif tiff heic psd xcf'),
  ...all('mail', 'eml msg mbox'),
  ...all(
    'code',
    'ts tsx js jsx mjs cjs py rb go rs c h cc cpp hpp cs java kt swift php sh bash zsh sql html css scss json yaml yml toml xml lua r jl ipynb vue svelte',
  ),
};
const mailHosts =
  /(?:^|\.)(?:mail\.google\.com|outlook\.(?:live|office)\.com|mail\.proton\.me|webmail\..+)$/u;

export function resourceTypeOf(kind: 'page' | 'file' | 'title', address: string): ResourceType {
  if (kind === 'title') return 'web';
  const url = kind === 'page' && URL.canParse(address) ? new URL(address) : null;
  if (url && mailHosts.test(url.hostname)) return 'mail';
  const path = url ? url.pathname : address;
  const ending = /\.([A-Za-z0-9]{1,8})$/u.exec(path)?.[1]?.toLowerCase() ?? '';
  // A page that ends like a program is still a page; what it serves as a document is one.
  const byEnding = endings[ending];
  if (url) return byEnding && byEnding !== 'code' ? byEnding : 'web';
  return byEnding ?? 'other';
}

function all(type: ResourceType, names: string): Record<string, ResourceType> {
  return Object.fromEntries(names.split(' ').map((name) => [name, type]));
}
