/** Which Mneme this is, where its data lies, and how all of it is deleted. */
import { FolderOpen } from 'lucide-react';
import { useAction, useRequest } from '../../client/use-request.ts';
import { Button } from '../../ui/button.tsx';
import { Section, SettingRow } from '../../ui/section.tsx';

export function AboutSection() {
  const about = useRequest('app.about', {}).data;
  const show = useAction('app.show-data-folder');
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
      <p className="text-ink-2">
        To delete all of it, quit Mneme and delete this folder. Your settings are a text file:{' '}
        <span className="selectable break-all">{about.configFile}</span>
      </p>
    </Section>
  );
}
