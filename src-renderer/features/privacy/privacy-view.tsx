/** What is recorded and what is not, what left this computer, and forgetting on one's word. */
import { Ban, CloudUpload, Eraser, Eye, PauseCircle, ScanSearch } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { GapKind } from '../../../src-preload/contract/timeline.ts';
import { t } from '../../messages/t.ts';
import { Page } from '../../ui/page.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { ExclusionsPart } from './exclusions-part.tsx';
import { ForgetPart } from './forget-part.tsx';
import { NowPart } from './now-part.tsx';
import { RedactionPart } from './redaction-part.tsx';
import { SentPart } from './sent-part.tsx';
import { SkippedPart } from './skipped-part.tsx';

interface PrivacyViewProps {
  /** The state of recording at a moment, in words. */
  readonly recordingWords: (now: number) => string;
  /** Why the gate is shut, by its id. */
  readonly exclusionWords: (reason: string) => string;
  readonly gapWords: Readonly<Record<GapKind, string>>;
}

type Part = 'exclusions' | 'now' | 'skipped' | 'redaction' | 'sent' | 'forget';

const parts = [
  { value: 'exclusions', label: t('privacy.partExcluded'), icon: Ban },
  { value: 'now', label: t('privacy.partNow'), icon: Eye },
  { value: 'skipped', label: t('privacy.partSkipped'), icon: PauseCircle },
  { value: 'redaction', label: t('privacy.partRedaction'), icon: ScanSearch },
  { value: 'sent', label: t('privacy.partSent'), icon: CloudUpload },
  { value: 'forget', label: t('privacy.partForget'), icon: Eraser },
] as const;

const leads: Readonly<Record<Part, string>> = {
  exclusions: t('privacy.leadExcluded'),
  now: t('privacy.leadNow'),
  skipped: t('privacy.leadSkipped'),
  redaction: t('privacy.leadRedaction'),
  sent: t('privacy.leadSent'),
  forget: t('privacy.leadForget'),
};

export function PrivacyView({ recordingWords, exclusionWords, gapWords }: PrivacyViewProps) {
  const [part, setPart] = useState<Part>('exclusions');
  const shown: Readonly<Record<Part, () => ReactNode>> = {
    exclusions: () => <ExclusionsPart />,
    now: () => <NowPart recordingWords={recordingWords} exclusionWords={exclusionWords} />,
    skipped: () => <SkippedPart gapWords={gapWords} />,
    redaction: () => <RedactionPart />,
    sent: () => <SentPart />,
    forget: () => <ForgetPart />,
  };
  return (
    <Tabs label={t('privacy.parts')} tabs={parts} value={part} onChange={setPart}>
      <Page title={t('privacy.privacy')} lead={leads[part]}>
        {shown[part]()}
      </Page>
    </Tabs>
  );
}
