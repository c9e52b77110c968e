/** What is never recorded: the presets, the owner's own rules, and what is taken out of the rest. */
import type { Exclusions } from '../../../src-preload/contract/privacy.ts';
import { useChangeSettings, useSettings } from '../../client/use-settings.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { PresetList } from './preset-list.tsx';
import { RedactionSection } from './redaction-section.tsx';
import { RuleList } from './rule-list.tsx';

export function ExclusionsPart() {
  const settings = useSettings();
  const { change, error } = useChangeSettings();
  const setExclusions = (exclusions: Exclusions) => change({ exclusions });
  return (
    <>
      {settings.error && <ErrorNotice error={settings.error} onRetry={() => void settings.refetch()} />}
      {error && <ErrorNotice error={error} />}
      {settings.data && (
        <>
          <PresetList exclusions={settings.data.exclusions} onChange={setExclusions} />
          <RuleList exclusions={settings.data.exclusions} onChange={setExclusions} />
          <RedactionSection redaction={settings.data.privacy} onChange={(privacy) => change({ privacy })} />
        </>
      )}
    </>
  );
}
