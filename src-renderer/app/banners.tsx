/** What needs the owner's eye, above the view: the worst first, two at most. */
import { useState, type ReactNode } from 'react';
import type { Status } from '../../src-preload/contract/app.ts';
import { useAction } from '../client/use-request.ts';
import type { Import } from '../features/import/use-import.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { formatBytes } from '../ui/sizes.ts';
import { bannersFor, type BannerKind } from './banner-choice.ts';

const dismissedKey = 'mneme.basic-protection-understood';

interface BannersProps {
  readonly status: Status;
  readonly importing: Import;
  readonly onImportDetails: () => void;
}

export function Banners({ status, importing, onImportDetails }: BannersProps) {
  const [understood, setUnderstood] = useState(() => localStorage.getItem(dismissedKey) !== null);
  const restart = useAction('app.restart-engine', ['app.status']);
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
            Start it again
          </Button>
        }
      >
        <strong>The memory has stopped.</strong> {status.engine.message} Nothing is recorded and nothing can
        be searched until it runs; what was recorded is safe.
      </Banner>
    ),
    'engine-restarting': () => (
      <Banner key="engine" tone="warn">
        <strong>The memory is starting again.</strong> {status.engine.message}
      </Banner>
    ),
    'settings-wrong': () => (
      <Banner
        key="settings"
        tone="warn"
        actions={
          <Button disabled={openConfig.isPending} onClick={() => openConfig.mutate({})}>
            Open the file
          </Button>
        }
      >
        <strong>Your settings file is wrong,</strong> so the last good settings stay in force. Mend it and
        save it; Mneme leaves it as it is and reads it again at once.
        <span className="block max-h-24 overflow-auto whitespace-pre-line break-words">
          {status.settingsTrouble}
        </span>
      </Banner>
    ),
    'disk-low': () => (
      <Banner key="disk" tone="bad">
        <strong>The disk is almost full</strong> ({formatBytes(status.storage.freeBytes)} free). Recording
        stops until there is room; it starts again by itself.
      </Banner>
    ),
    'reading-trouble': () => (
      <Banner key="reading" tone="warn">
        <strong>Nothing new is being read.</strong> {status.readingTrouble} What is recorded meanwhile waits
        and is not lost.
      </Banner>
    ),
    'basic-protection': () => (
      <Banner key="basic" tone="warn" actions={<Button onClick={understand}>Understood</Button>}>
        <strong>This computer has no key ring.</strong> What Mneme keeps is encrypted, but its key lies beside
        it: it protects against a copied database, not against someone who can read your files. Set up a key
        ring (GNOME Keyring or KWallet) for real protection.
      </Banner>
    ),
  };
  const { state } = importing;
  return (
    <>
      {bannersFor(status, understood).map((kind) => show[kind]())}
      {state.kind === 'running' && (
        <Banner tone="warn" actions={<Button onClick={onImportDetails}>Show</Button>}>
          Importing screenshots{state.found === null ? ' …' : `: ${state.done} of ${state.found}`}
        </Banner>
      )}
    </>
  );
}
