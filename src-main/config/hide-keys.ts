/** config.yaml as it may be shown: without the keys of model servers that still stand in it. */
import { secretKeys } from '../../src-preload/contract/setting-keys.ts';
import { parseConfig } from './parse-config.ts';

/** Throws as `parseConfig`. */
export function hideKeys(text: string, file: string): string {
  if (!text.includes('api_key')) return text;
  const { document } = parseConfig(text, file);
  let shown = text;
  for (const { key } of secretKeys) {
    // A key may stand on several lines; each part of it goes.
    const value = document.getIn(key.split('.'));
    const parts = typeof value === 'string' || typeof value === 'number' ? String(value).split(/\s+/u) : [];
    for (const part of parts) if (part.length > 3) shown = shown.replaceAll(part, '…');
  }
  return shown;
}
