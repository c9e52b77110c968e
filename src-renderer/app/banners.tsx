/** What needs the owner's eye, above the view: the worst first, two at most. */
import { useState, type ReactNode } from 'react';
import type { Status } from '../../src-preload/contract/app.ts';
import { useAction } from '../client/use-request.ts';
import type { Import } from '../features/import/use-import.ts';
import { t } from '../messages/t.ts';
import { rich } from '../messages/rich.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { formatBytes } from '../ui/sizes.ts';
import { bannersFor, type BannerKind } from './banner-choice.ts';

const dismissedKey = 'mneme.basic-protection-understood';

const strong = (inside: ReactNode) => <strong>{inside}</strong>;

interface BannersProps {
  readonly status: Status;
  readonly importing: Import;
  readonly onImportDetails: () => void;
}

export function Banners({ status, importing, onImportDetails }: BannersProps) {
  const [understood, setUnderstood] = useState(() => localStorage.getItem(dismissedKey) !== null);
  const restart = useAction('app.restart-engine', ['app.status']);
  const askForRepair = useAction('repair.ask', []);
  const openConfig = useAction('app.open-config', []);
  const understand = () => {
    localStorage.setItem(dismissedKey, 'yes');
    setUnderstood(true);
  };
  const show: Readonly<Record<BannerKind, () => ReactNode>> = {
    'engine-failed': () => (
      <Banner
        key="engine"
        tone="bad"
        actions={
          <Button disabled={restart.isPending} onClick={() => restart.mutate({})}>
            {t('app.startAgain')}
          </Button>
        }
      >
        {rich('app.stopped', { b: strong, message: status.engine.message })}
      </Banner>
    ),
    'database-damaged': () => (
      <Banner
        key="database"
        tone="bad"
        actions={
          <Button
            disabled={askForRepair.isPending || restart.isPending}
            onClick={() => askForRepair.mutate({}, { onSuccess: () => restart.mutate({}) })}
          >
            {t('repair.begin')}
          </Button>
        }
      >
        {rich('repair.trouble', { b: strong, message: status.databaseTrouble })}
      </Banner>
    ),
    'engine-restarting': () => (
      <Banner key="engine" tone="warn">
        {rich('app.startingAgain', { b: strong, message: status.engine.message })}
      </Banner>
    ),
    'settings-wrong': () => (
      <Banner
        key="settings"
        tone="warn"
        actions={
          <Button disabled={openConfig.isPending} onClick={() => openConfig.mutate({})}>
            {t('app.openFile')}
          </Button>
        }
      >
        {rich('app.settingsWrong', { b: strong })}
        <span className="block max-h-24 overflow-auto whitespace-pre-line break-words">
          {status.settingsTrouble}
        </span>
      </Banner>
    ),
    'disk-low': () => (
      <Banner key="disk" tone="bad">
        {rich('app.diskLow', { b: strong, free: formatBytes(status.storage.freeBytes) })}
      </Banner>
    ),
    'reading-trouble': () => (
      <Banner key="reading" tone="warn">
        {rich('app.readingTrouble', { b: strong, message: status.readingTrouble })}
      </Banner>
    ),
    'basic-protection': () => (
      <Banner key="basic" tone="warn" actions={<Button onClick={understand}>{t('app.understood')}</Button>}>
        {rich('app.noKeyRing', { b: strong })}
      </Banner>
    ),
  };
  const { state } = importing;
  return (
    <>
      {bannersFor(status, understood).map((kind) => show[kind]())}
      {state.kind === 'running' && (
        <Banner tone="warn" actions={<Button onClick={onImportDetails}>{t('app.show')}</Button>}>
          {state.found === null
            ? t('app.importing')
            : t('app.importingOf', { done: state.done, found: state.found })}
        </Banner>
      )}
    </>
  );
}
