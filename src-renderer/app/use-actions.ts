/** Everything that the palette can do, as the state of the moment allows it. */
import type { Status } from '../../src-preload/contract/app.ts';
import { useLock } from '../client/use-lock.ts';
import { useAction } from '../client/use-request.ts';
import { useChangeSettings, useSettings } from '../client/use-settings.ts';
import { t } from '../messages/t.ts';
import type { Action } from './actions.ts';
import { modifier } from './platform.ts';
import { capsOf } from './shortcuts.ts';
import { useKeys } from './use-keys.ts';
import { views, type View } from './views.ts';

interface Doors {
  readonly status: Status;
  readonly go: (view: View) => void;
  readonly importFolder: () => void;
  readonly showToday: () => void;
  readonly showKeys: () => void;
  readonly showFirstSteps: () => void;
  readonly showDoctor: () => void;
  /** What can be done among the memories. */
  readonly ofMemories: readonly Action[];
}

export function useActions({
  status,
  go,
  importFolder,
  showToday,
  showKeys,
  showFirstSteps,
  showDoctor,
  ofMemories,
}: Doors): readonly Action[] {
  const pause = useAction('app.pause', ['app.status']);
  const resume = useAction('app.resume', ['app.status']);
  const restart = useAction('app.restart-engine', ['app.status']);
  const retryReading = useAction('reading.retry-failed', ['app.status']);
  const flush = useAction('flush.now', ['flush.states']);
  const showFolder = useAction('app.show-data-folder');
  const lock = useAction('lock.now', ['lock.state']);
  const canLock = useLock().data?.hasPassphrase ?? false;
  const quit = useAction('app.quit');
  const bindings = useKeys();
  const settings = useSettings().data;
  const { change } = useChangeSettings();
  const themes = settings
    ? (['system', 'light', 'dark'] as const)
        .filter((theme) => theme !== settings.window.theme)
        .map((theme) => ({
          name: themeNames[theme],
          also: t('app.lookAlso'),
          run: () => change({ window: { ...settings.window, theme } }),
        }))
    : [];
  const recording =
    status.recording.state === 'paused'
      ? [{ name: t('app.resume'), also: t('app.resumeAlso'), run: () => resume.mutate({}) }]
      : pauses.map(({ name, minutes }) => ({
          name,
          also: t('app.pauseAlso'),
          run: () => pause.mutate({ minutes }),
        }));
  return [
    ...views.map(({ view, name, keys }) => ({
      name: t('app.goTo', { view: name }),
      also: t('app.goToAlso'),
      keys: capsOf(bindings[keys], modifier),
      run: () => go(view),
    })),
    ...ofMemories,
    { name: t('app.today'), also: t('app.todayAlso'), run: showToday },
    ...recording,
    { name: t('app.importOld'), also: t('app.importOldAlso'), run: importFolder },
    ...themes,
    ...(status.backlog.readingFailed > 0
      ? [
          {
            name: t('app.readAgain'),
            also: t('app.readAgainAlso'),
            run: () => retryReading.mutate({}),
          },
        ]
      : []),
    ...(status.engine.state === 'failed'
      ? [{ name: t('app.startMemory'), also: t('app.startMemoryAlso'), run: () => restart.mutate({}) }]
      : []),
    {
      name: t('app.flushAll'),
      also: t('app.flushAllAlso'),
      run: () => flush.mutate({ sessionId: null }),
    },
    ...(canLock
      ? [{ name: t('lock.lockNow'), also: t('lock.lockNowAlso'), run: () => lock.mutate({}) }]
      : []),
    { name: t('app.dataFolder'), also: t('app.dataFolderAlso'), run: () => showFolder.mutate({}) },
    {
      name: t('app.showKeys'),
      also: t('app.showKeysAlso'),
      keys: capsOf(bindings.help, modifier),
      run: showKeys,
    },
    { name: t('app.firstSteps'), also: t('app.firstStepsAlso'), run: showFirstSteps },
    { name: t('app.checkUp'), also: t('app.checkUpAlso'), run: showDoctor },
    { name: t('app.quit'), also: t('app.quitAlso'), run: () => quit.mutate({}) },
  ];
}

const pauses = [
  { name: t('app.pause15'), minutes: 15 },
  { name: t('app.pause60'), minutes: 60 },
  { name: t('app.pause'), minutes: null },
];

const themeNames = {
  system: t('app.lookSystem'),
  light: t('app.lookLight'),
  dark: t('app.lookDark'),
} as const;
