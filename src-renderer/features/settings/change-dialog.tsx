/** Many settings at once, from a file or back to their defaults: what would change in config.yaml, and what goes with it, before it does. */
import type { ReactNode } from 'react';
import type { Settings, SettingsPatch } from '../../../src-preload/contract/settings.ts';
import { useAction, useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LineDiff } from '../../ui/line-diff.tsx';
import { formatBytes } from '../../ui/sizes.ts';
import { removesPictures } from './retention.ts';

interface ChangeDialogProps {
  readonly title: string;
  readonly patch: SettingsPatch;
  readonly settings: Settings;
  readonly action: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function ChangeDialog({
  title,
  patch,
  settings,
  action,
  onDone,
  onClose,
  children,
}: ChangeDialogProps) {
  const preview = useRequest('settings.preview', patch);
  const update = useAction('settings.update', ['settings.get', 'privacy.presets']);
  const isNothing = Object.keys(patch).length === 0;
  return (
    <Dialog title={title} size="medium" onClose={onClose}>
      <div className="flex flex-col gap-4">
        <div className="flex flex-col gap-2 text-ink-2">{children}</div>
        {preview.error && <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />}
        {isNothing ? (
          <p role="status">{t('settings.nothingChanges')}</p>
        ) : preview.data ? (
          <LineDiff label={t('settings.configChange')} lines={preview.data.lines} />
        ) : (
          !preview.error && <div className="skeleton h-32 rounded-control" />
        )}
        {removesPictures(patch, settings) && <PicturesThatGo keepDays={patch.images?.keepDays ?? 1} />}
        <ExclusionsThatGo patch={patch} settings={settings} />
        {update.error && <ErrorNotice error={update.error} />}
        <div className="flex justify-end gap-2">
          <Button data-autofocus onClick={onClose}>
            {isNothing ? t('ui.close') : t('ui.cancel')}
          </Button>
          {!isNothing && (
            <Button
              tone="main"
              disabled={!preview.data || update.isPending}
              onClick={() => update.mutate(patch, { onSuccess: onDone })}
            >
              {update.isPending ? t('settings.saving') : action}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}

function PicturesThatGo({ keepDays }: { readonly keepDays: number }) {
  const { data, error } = useRequest('storage.preview-retention', { keepDays });
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <p role="status">{t('settings.countingPictures')}</p>;
  return (
    <p role="note" className="rounded-control bg-warn-soft px-3 py-2">
      {t('settings.picturesGo', { days: keepDays, count: data.images, size: formatBytes(data.bytes) })}
    </p>
  );
}

function ExclusionsThatGo({ patch, settings }: Pick<ChangeDialogProps, 'patch' | 'settings'>) {
  if (!patch.exclusions) return null;
  const next = patch.exclusions;
  const isKept = (rule: Settings['exclusions']['rules'][number]) =>
    next.rules.some(({ kind, pattern }) => kind === rule.kind && pattern === rule.pattern);
  const rules = settings.exclusions.rules.filter((rule) => !isKept(rule)).length;
  const presets = next.presetsOff.filter((id) => !settings.exclusions.presetsOff.includes(id)).length;
  if (rules + presets === 0) return null;
  return (
    <p role="note" className="rounded-control bg-warn-soft px-3 py-2">
      {t('settings.exclusionsGo', { count: rules + presets })}
    </p>
  );
}
