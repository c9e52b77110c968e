/** Which Mneme this is, where its data lies, how all of it is deleted, what it is made of, and what helps with a fault. */
import { ClipboardCopy, FolderOpen, Scale } from 'lucide-react';
import { useState } from 'react';
import { useAction, useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { rich } from '../../messages/rich.ts';
import { Button } from '../../ui/button.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Section, SettingRow } from '../../ui/section.tsx';
import { LicencesDialog } from './licences-dialog.tsx';

export function AboutSection() {
  const about = useRequest('app.about', {}).data;
  const show = useAction('app.show-data-folder');
  const [hasLicences, setLicences] = useState(false);
  // Asked for beforehand: text can be put on the clipboard only while the button is being pressed.
  const diagnostics = useRequest('app.diagnostics', {}, { refreshMs: 10_000 });
  const [isCopied, setCopied] = useState(false);
  if (!about) return null;
  return (
    <Section
      title={t('settings.about')}
      lead={t('settings.aboutLead', { version: about.version, electron: about.electron })}
    >
      <SettingRow
        label={t('settings.keptIn')}
        hint={<span className="selectable break-all">{about.dataFolder}</span>}
      >
        {(ids) => (
          <Button
            id={ids.id}
            aria-describedby={ids.describedBy}
            icon={FolderOpen}
            onClick={() => show.mutate({})}
          >
            {t('settings.showFolder')}
          </Button>
        )}
      </SettingRow>
      <SettingRow label={t('settings.notWorking')} hint={t('settings.diagnosticsHint')}>
        {(ids) => (
          <Button
            id={ids.id}
            aria-describedby={ids.describedBy}
            icon={ClipboardCopy}
            disabled={!diagnostics.data}
            onClick={() => {
              copyText(diagnostics.data?.text ?? '');
              setCopied(true);
            }}
          >
            {isCopied ? t('settings.copied') : t('settings.copyDiagnostics')}
          </Button>
        )}
      </SettingRow>
      {diagnostics.error && <ErrorNotice error={diagnostics.error} />}
      <SettingRow label={t('settings.licences')} hint={t('settings.licencesHint')}>
        {(ids) => (
          <Button
            id={ids.id}
            aria-describedby={ids.describedBy}
            icon={Scale}
            onClick={() => setLicences(true)}
          >
            {t('settings.showLicences')}
          </Button>
        )}
      </SettingRow>
      <p className="text-ink-2">
        {rich('settings.deleteAll', {
          file: () => <span className="selectable break-all">{about.configFile}</span>,
        })}
      </p>
      {hasLicences && <LicencesDialog onClose={() => setLicences(false)} />}
    </Section>
  );
}
