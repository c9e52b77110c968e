/** Everything that the palette can do, as the state of the moment allows it. */
import type { Status } from '../../src-preload/contract/app.ts';
import { useAction } from '../client/use-request.ts';
import { useChangeSettings, useSettings } from '../client/use-settings.ts';
import { pauseChoices } from '../features/recording/pause-choices.ts';
import type { Action } from './actions.ts';
import { views, type View } from './views.ts';

interface Doors {
  readonly status: Status;
  readonly go: (view: View) => void;
  readonly importFolder: () => void;
  readonly showToday: () => void;
  readonly showKeys: () => void;
  readonly showFirstSteps: () => void;
  readonly showDoctor: () => void;
}

export function useActions({
  status,
  go,
  importFolder,
  showToday,
  showKeys,
  showFirstSteps,
  showDoctor,
}: Doors): readonly Action[] {
  const pause = useAction('app.pause', ['app.status']);
  const resume = useAction('app.resume', ['app.status']);
  const restart = useAction('app.restart-engine', ['app.status']);
  const retryReading = useAction('reading.retry-failed', ['app.status']);
  const flush = useAction('flush.now', ['flush.states']);
  const showFolder = useAction('app.show-data-folder');
  const quit = useAction('app.quit');
  const settings = useSettings().data;
  const { change } = useChangeSettings();
  const themes = settings
    ? (['system', 'light', 'dark'] as const)
        .filter((theme) => theme !== settings.window.theme)
        .map((theme) => ({
          name: themeNames[theme],
          also: 'theme appearance look',
          run: () => change({ window: { ...settings.window, theme } }),
        }))
    : [];
  const recording =
    status.recording.state === 'paused'
      ? [{ name: 'Resume recording', also: 'start continue', run: () => resume.mutate({}) }]
      : pauseChoices.map(({ label, minutes }) => ({
          name: `Pause recording: ${label.charAt(0).toLowerCase() + label.slice(1)}`,
          also: 'stop',
          run: () => pause.mutate({ minutes }),
        }));
  return [
    ...views.map(({ view, name, keys }) => ({
      name: `Go to ${name}`,
      also: 'show open',
      keys,
      run: () => go(view),
    })),
    { name: 'Show today', also: 'timeline day', run: showToday },
    ...recording,
    { name: 'Import old screenshots', also: 'folder pictures', run: importFolder },
    ...themes,
    ...(status.backlog.readingFailed > 0
      ? [
          {
            name: 'Read again what could not be read',
            also: 'retry failed',
            run: () => retryReading.mutate({}),
          },
        ]
      : []),
    ...(status.engine.state === 'failed'
      ? [{ name: 'Start the memory again', also: 'restart engine', run: () => restart.mutate({}) }]
      : []),
    {
      name: 'Flush all conversations now',
      also: 'keep write conversation memory',
      run: () => flush.mutate({ sessionId: null }),
    },
    { name: 'Show the data folder', also: 'files storage', run: () => showFolder.mutate({}) },
    { name: 'Show all keys', also: 'shortcuts help', keys: ['?'], run: showKeys },
    { name: 'Show the first steps', also: 'help welcome onboarding permissions', run: showFirstSteps },
    { name: 'Check-up', also: 'doctor repair broken wrong health mend', run: showDoctor },
    { name: 'Quit Mneme', also: 'exit close', run: () => quit.mutate({}) },
  ];
}

const themeNames = {
  system: 'Look as the system',
  light: 'Look light',
  dark: 'Look dark',
} as const;
