/** What every form of an agent, a team or a room has: what would be written into the file, and saving it. */
import { useState, type ReactNode } from 'react';
import type { SettingsPatch } from '../../../src-preload/contract/settings.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LineDiff } from '../../ui/line-diff.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { t } from '../../messages/t.ts';
import type { Problems } from './participant-drafts.ts';

/** What would be written is asked for when nobody types any more. */
const previewMs = 200;

interface ParticipantFormProps {
  readonly title: string;
  readonly problems: Problems;
  /** What saving would change. */
  readonly patch: SettingsPatch;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function ParticipantForm({ title, problems, patch, onClose, children }: ParticipantFormProps) {
  const save = useAction('settings.update', ['settings.get', 'conversation.scopes']);
  const [isLeaving, setLeaving] = useState(false);
  const written = JSON.stringify(patch);
  const [asOpened] = useState(written);
  const settled = useSettled(written, previewMs);
  const fits = Object.keys(problems).length === 0;
  const preview = useRequest('settings.preview', JSON.parse(settled) as SettingsPatch, {
    enabled: fits && settled === written,
    keepPrevious: true,
  });
  const isWrong = !fits || preview.error !== null;
  const lines = fits ? (preview.data?.lines ?? []) : [];
  /** What was typed goes only on a second word. */
  const leave = () => {
    if (written === asOpened || isLeaving) onClose();
    else setLeaving(true);
  };
  return (
    <Dialog title={title} size="medium" onClose={leave}>
      <form
        aria-label={title}
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isWrong) save.mutate(patch, { onSuccess: onClose });
        }}
      >
        {children}
        {fits && preview.error && <ErrorNotice error={preview.error} />}
        {lines.length > 0 && (
          <details>
            <summary className="font-medium text-ink-2">{t('agents.whatChanges')}</summary>
            <div className="mt-1">
              <LineDiff label={t('agents.changeOfFile')} lines={lines} />
            </div>
          </details>
        )}
        {save.error && <ErrorNotice error={save.error} />}
        <div className="sticky -bottom-5 -mx-5 -mb-5 flex justify-end gap-2 border-t border-line bg-surface-1 px-5 py-3">
          {isLeaving && written !== asOpened && (
            <p role="status" className="min-w-0 flex-1 self-center text-warn">
              {t('agents.notSaved')}
            </p>
          )}
          <Button onClick={leave}>
            {isLeaving && written !== asOpened ? t('agents.discard') : t('ui.cancel')}
          </Button>
          <Button type="submit" tone="main" disabled={isWrong || save.isPending}>
            {t('agents.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
