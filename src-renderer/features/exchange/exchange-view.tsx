/** Taking memories along as files, and bringing them in. */
import { Page } from '../../ui/page.tsx';
import { ExportPart } from './export-part.tsx';
import { ImportPart } from './import-part.tsx';

export function ExchangeView() {
  return (
    <Page
      title="Export & import"
      lead="Your memories as files that you can read, keep and move. They are not encrypted."
    >
      <ExportPart />
      <ImportPart />
    </Page>
  );
}
