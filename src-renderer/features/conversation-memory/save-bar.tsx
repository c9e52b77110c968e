/** At the foot of the page: what is not saved yet, and the way to look at it and save it. */
import { useState } from 'react';
import type { Settings } from '../../../src-preload/contract/settings.ts';
import { Button } from '../../ui/button.tsx';
import { t } from '../../messages/t.ts';
import { SaveDialog } from './save-dialog.tsx';
import { readDraft, type SettingsDraft } from './settings-draft.ts';

interface SaveBarProps {
  readonly settings: Settings;
  readonly draft: SettingsDraft;
  readonly onDraft: (draft: SettingsDraft) => void;
}

export function SaveBar({ settings, draft, onDraft }: SaveBarProps) {
  const [isOpen, setOpen] = useState(false);
  const changes = Object.keys(draft).length;
  const { memory, problems } = readDraft(draft, settings);
  const wrong = Object.keys(problems).length;
  if (changes === 0) return null;
  return (
    <div
      role="group"
      aria-label={t('conversationMemory.unsavedChanges')}
      className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line bg-surface-0 px-4 py-2 lg:px-8"
    >
      <p role="status" className="min-w-40 flex-1">
        {t('conversationMemory.changesUnsaved', { count: changes })}
        {wrong > 0 && (
          <span className="text-bad">{` ${t('conversationMemory.settingsWrong', { count: wrong })}`}</span>
        )}
      </p>
      <Button tone="quiet" onClick={() => onDraft({})}>
        {t('conversationMemory.discard')}
      </Button>
      <Button tone="main" disabled={memory === null} onClick={() => setOpen(true)}>
        {t('conversationMemory.lookAndSave')}
      </Button>
      {isOpen && memory !== null && (
        <SaveDialog
          current={settings.memory}
          next={memory}
          onClose={() => setOpen(false)}
          onSaved={() => {
            setOpen(false);
            onDraft({});
          }}
        />
      )}
    </div>
  );
}
