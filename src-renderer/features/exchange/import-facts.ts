/** What an import leaves out or changes, in words; nothing where it is nothing. */
import type { ImportCounts } from '../../../src-preload/contract/imports.ts';
import { t } from '../../messages/t.ts';

export function importFacts({ known, kept, excluded, redacted }: ImportCounts): string[] {
  return [
    known > 0 ? t('exchange.known', { count: known }) : null,
    kept > 0 ? t('exchange.kept', { count: kept }) : null,
    excluded > 0 ? t('exchange.excluded', { count: excluded }) : null,
    redacted > 0 ? t('exchange.redacted', { count: redacted }) : null,
  ].filter((fact) => fact !== null);
}
