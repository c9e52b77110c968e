/** What a chosen file holds, and what bringing it in would do. */
import type { ImportFormat, ImportPreview } from '../../../src-preload/contract/imports.ts';
import { kindWords } from '../../client/memory-kinds.ts';
import { locale } from '../../messages/language.ts';
import { rich } from '../../messages/rich.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { importFacts } from './import-facts.ts';
import { PassphraseForm } from './passphrase-form.tsx';

const formatWords: Readonly<Record<ImportFormat, string>> = {
  mneme: t('exchange.ofMneme'),
  markdown: t('exchange.ofMarkdown'),
  mem0: t('exchange.ofMem0'),
  mirix: t('exchange.ofMirix'),
  chatgpt: t('exchange.ofChatgpt'),
  claude: t('exchange.ofClaude'),
  screenpipe: t('exchange.ofScreenpipe'),
  openrecall: t('exchange.ofOpenrecall'),
  windrecorder: t('exchange.ofWindrecorder'),
  chromium: t('exchange.ofChromium'),
  firefox: t('exchange.ofFirefox'),
  bookmarks: t('exchange.ofBookmarks'),
};

interface ImportPreviewProps {
  readonly preview: ImportPreview;
  readonly onRun: () => void;
  readonly onUnlock: (vaultPassphrase: string) => void;
}

export function ImportPreviewBox({ preview, onRun, onUnlock }: ImportPreviewProps) {
  const { file, format, counts, locked, examples } = preview;
  return (
    <div
      ref={bringIntoView}
      className="flex w-full flex-col items-start gap-2 rounded-control border border-line p-3"
    >
      <p className="selectable break-all">
        {rich('exchange.holds', { file: <strong>{file}</strong>, what: formatWords[format] })}
      </p>
      <p>{[t('exchange.wouldComeIn', { count: counts.added }), ...importFacts(counts)].join(' · ')}</p>
      <ul aria-label={t('exchange.examples')} className="w-full text-ink-2 empty:hidden">
        {examples.map(({ kind, title, occurredAt }, at) => (
          <li key={at} className="truncate">
            {occurredAt > 0
              ? t('exchange.exampleOn', { kind: kindWords[kind].name, title, day: shortDay(occurredAt) })
              : t('exchange.example', { kind: kindWords[kind].name, title })}
          </li>
        ))}
      </ul>
      {locked > 0 && (
        <PassphraseForm
          label={t('exchange.vaultPassphrase')}
          hint={t('exchange.locked', { count: locked })}
          isBusy={false}
          onOpen={onUnlock}
        />
      )}
      <Button disabled={counts.added === 0} onClick={onRun}>
        {counts.added === 0 ? t('exchange.nothingNew') : t('exchange.importCount', { count: counts.added })}
      </Button>
    </div>
  );
}

/** It appears below what was pressed, where a small window ends. */
function bringIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

function shortDay(at: number): string {
  return new Date(at).toLocaleDateString(locale(), { dateStyle: 'medium' });
}
