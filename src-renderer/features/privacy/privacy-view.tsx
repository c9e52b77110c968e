/** What is recorded and what is not, what left this computer, and forgetting on one's word. */
import { Ban, CloudUpload, Eraser, Eye, PauseCircle, ScanSearch } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { GapKind } from '../../../src-preload/contract/timeline.ts';
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
  { value: 'exclusions', label: 'Excluded', icon: Ban },
  { value: 'now', label: 'Right now', icon: Eye },
  { value: 'skipped', label: 'Not recorded', icon: PauseCircle },
  { value: 'redaction', label: 'Taken out', icon: ScanSearch },
  { value: 'sent', label: 'Sent', icon: CloudUpload },
  { value: 'forget', label: 'Forget', icon: Eraser },
] as const;

const leads: Readonly<Record<Part, string>> = {
  exclusions:
    'What is excluded is not recorded at all: no picture, no title, no text reaches the disk. While an excluded window can be seen on a display, nothing of that moment is taken.',
  now: 'Every window that can be seen at this moment, and what would become of it. Bring a window to the front to try your exclusions on it; nothing of this list is kept.',
  skipped:
    'The times in which nothing was recorded, and why. What was on the screen then is not known to Mneme.',
  redaction:
    'What is taken out of everything before it is kept: try it on a text, and see how often it happened. Nothing of what you try is kept.',
  sent: 'Every request that ever left for a model server: when, to whom, what for, and how much. What stood in it is not kept.',
  forget:
    'Removes what was seen for good: pictures, text, index and vectors, and every memory that came from nothing else.',
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
    <Tabs label="Parts of privacy" tabs={parts} value={part} onChange={setPart}>
      <Page title="Privacy" lead={leads[part]}>
        {shown[part]()}
      </Page>
    </Tabs>
  );
}
