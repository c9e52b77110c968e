/** Which Mneme this is, where its data lies, how all of it is deleted, what it is made of, and what helps with a fault. */
import { ClipboardCopy, FolderOpen, Scale } from 'lucide-react';
import { useState } from 'react';
import { useAction, useRequest } from '../../client/use-request.ts';
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
      title="About"
      lead={`Mneme ${about.version}, on Electron ${about.electron}. It sends nothing anywhere and asks for no updates.`}
    >
      <SettingRow
        label="Everything is kept in"
        hint={<span className="selectable break-all">{about.dataFolder}</span>}
      >
        {(ids) => (
          <Button
            id={ids.id}
            aria-describedby={ids.describedBy}
            icon={FolderOpen}
            onClick={() => show.mutate({})}
          >
            Show the folder
          </Button>
        )}
      </SettingRow>
      <SettingRow
        label="When something does not work"
        hint="Versions, states and counts, to send along with a report. Nothing that you remember is in it."
      >
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
            {isCopied ? 'Copied' : 'Copy diagnostics'}
          </Button>
        )}
      </SettingRow>
      {diagnostics.error && <ErrorNotice error={diagnostics.error} />}
      <SettingRow
        label="Licences"
        hint="Mneme is free software under the MIT licence. It stands on the work of others."
      >
        {(ids) => (
          <Button
            id={ids.id}
            aria-describedby={ids.describedBy}
            icon={Scale}
            onClick={() => setLicences(true)}
          >
            Show the licences
          </Button>
        )}
      </SettingRow>
      <p className="text-ink-2">
        To delete all of it, quit Mneme and delete this folder. Your settings are a text file:{' '}
        <span className="selectable break-all">{about.configFile}</span>
      </p>
      {hasLicences && <LicencesDialog onClose={() => setLicences(false)} />}
    </Section>
  );
}
