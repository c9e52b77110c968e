/** Pause for a while, or resume. Shown wherever recording is wanted or paused. */
import { ChevronUp, Pause, Play } from 'lucide-react';
import type { Status } from '../../../src-preload/contract/app.ts';
import { useAction } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { pauseChoices } from './pause-choices.ts';

export function PauseMenu({ status }: { readonly status: Status }) {
  const pause = useAction('app.pause', ['app.status']);
  const resume = useAction('app.resume', ['app.status']);
  const { state } = status.recording;
  if (state === 'not-agreed' || state === 'quitting') return null;
  if (state === 'paused') {
    return (
      <Button tone="main" icon={Play} className="h-7" onClick={() => resume.mutate({})}>
        {t('recording.resume')}
      </Button>
    );
  }
  return (
    <Menu
      trigger={
        <Button icon={Pause} className="h-7">
          {t('recording.pause')}
          <ChevronUp size={13} aria-hidden />
        </Button>
      }
      items={pauseChoices.map(({ label, minutes }) => ({ label, onSelect: () => pause.mutate({ minutes }) }))}
    />
  );
}
