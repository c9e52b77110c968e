/** The Markdown files as they lie in their folder; each opens in the owner's editor. */
import { FileText, FolderOpen, PencilLine } from 'lucide-react';
import type { MemoryFileInfo } from '../../../src-preload/contract/conversation-memory.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { formatBytes, formatNumber } from '../../ui/sizes.ts';
import { formatExact, formatRelative } from '../../ui/times.ts';
import { useNow } from '../../ui/use-now.ts';
import { useScopes } from '../../client/use-scopes.ts';
import { t } from '../../messages/t.ts';

export function FilesTab({ onSettings }: { readonly onSettings: () => void }) {
  const answer = useRequest('conversation.files', {}, { keepPrevious: true });
  const show = useAction('conversation.show-file');
  const showFolder = useAction('conversation.show-folder');
  const { labelOf } = useScopes();
  const now = useNow(60_000);
  if (answer.error && !answer.data)
    return <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <div className="skeleton h-40 rounded-control" />;
  const { folder, files, trouble } = answer.data;
  const error = show.error ?? showFolder.error;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p className="selectable min-w-60 flex-1 break-all text-ink-2">{folder}</p>
        <Button icon={FolderOpen} onClick={() => showFolder.mutate({})}>
          {t('conversationMemory.showFolder')}
        </Button>
      </div>
      {trouble !== null && <ErrorNotice error={new Error(trouble)} />}
      {error && <ErrorNotice error={error} />}
      {files.length === 0 ? (
        <EmptyState icon={FileText} title={t('conversationMemory.noFiles')}>
          <p>{t('conversationMemory.noFilesLead')}</p>
          <Button onClick={onSettings}>{t('conversationMemory.chooseBackend')}</Button>
        </EmptyState>
      ) : (
        <div className="overflow-x-auto rounded-control border border-line">
          <table className="w-full text-left">
            <caption className="sr-only">{t('conversationMemory.filesCaption')}</caption>
            <thead>
              <tr className="border-b border-line text-small text-ink-2">
                <Head>{t('conversationMemory.whose')}</Head>
                <Head>{t('conversationMemory.file')}</Head>
                <Head isNumber>{t('conversationMemory.entries')}</Head>
                <Head isNumber>{t('conversationMemory.size')}</Head>
                <Head>{t('conversationMemory.changedAt')}</Head>
                <Head>
                  <span className="sr-only">{t('conversationMemory.open')}</span>
                </Head>
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {files.map((file) => (
                <tr key={file.path}>
                  <td className="px-3 py-1.5" title={file.scope}>
                    {labelOf(file.scope)}
                  </td>
                  <td className="selectable px-3 py-1.5 break-all" title={file.path}>
                    {file.name}
                  </td>
                  <td className="px-3 py-1.5 text-right tabular-nums">{formatNumber(file.entries)}</td>
                  <td className="px-3 py-1.5 text-right whitespace-nowrap tabular-nums">
                    {formatBytes(file.bytes)}
                  </td>
                  <td className="px-3 py-1.5 whitespace-nowrap" title={formatExact(file.modifiedAt)}>
                    {formatRelative(file.modifiedAt, now)}
                  </td>
                  <td className="px-2 py-1 whitespace-nowrap">
                    <Doors file={file} onShow={(how) => show.mutate({ ...nameOf(file), how })} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

function nameOf({ scope, name }: MemoryFileInfo) {
  return { scope, name };
}

interface DoorsProps {
  readonly file: MemoryFileInfo;
  readonly onShow: (how: 'open' | 'reveal') => void;
}

function Doors({ file, onShow }: DoorsProps) {
  const name = t('conversationMemory.fileOf', { file: file.name, scope: file.scope });
  return (
    <>
      <IconButton
        icon={PencilLine}
        label={t('conversationMemory.openInEditorOf', { name })}
        onClick={() => onShow('open')}
      />
      <IconButton
        icon={FolderOpen}
        label={t('conversationMemory.showInFolder', { name })}
        onClick={() => onShow('reveal')}
      />
    </>
  );
}

interface HeadProps {
  readonly isNumber?: boolean;
  readonly children: React.ReactNode;
}

function Head({ isNumber = false, children }: HeadProps) {
  return (
    <th scope="col" className={isNumber ? 'px-3 py-1.5 text-right font-medium' : 'px-3 py-1.5 font-medium'}>
      {children}
    </th>
  );
}
