/** Taking memories along as files, and bringing them in. */
import { t } from '../../messages/t.ts';
import { Page } from '../../ui/page.tsx';
import { ExportPart } from './export-part.tsx';
import { ImportPart } from './import-part.tsx';

export function ExchangeView() {
  return (
    <Page title={t('exchange.title')} lead={t('exchange.lead')}>
      <ExportPart />
      <ImportPart />
    </Page>
  );
}
