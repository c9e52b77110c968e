/** Forgetting everything: counted, and confirmed by typing it. */
import { useState } from 'react';
import { useAction, useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Section } from '../../ui/section.tsx';
import { formatBytes } from '../../ui/sizes.ts';
import { TypedConfirmDialog } from '../../ui/typed-confirm-dialog.tsx';

export function StartAnew() {
  const [asks, setAsks] = useState(false);
  return (
    <Section title={t('forget.anew')} lead={t('forget.anewLead')}>
      <div className="py-1.5">
        <Button onClick={() => setAsks(true)}>{t('forget.anewAsk')}</Button>
      </div>
      {asks && <StartAnewDialog onClose={() => setAsks(false)} />}
    </Section>
  );
}

function StartAnewDialog({ onClose }: { readonly onClose: () => void }) {
  const everything = useRequest('erase.preview-everything', {});
  const start = useAction('app.start-anew');
  const [settings, setSettings] = useState(false);
  return (
    <TypedConfirmDialog
      title={t('forget.anewTitle')}
      words={t('forget.anewWords')}
      action={t('forget.anewAction')}
      busy={start.isPending}
      error={start.error}
      // What the window still shows of it goes with the page.
      onConfirm={() => start.mutate({ settings }, { onSuccess: () => window.location.reload() })}
      onClose={onClose}
    >
      {everything.error && <ErrorNotice error={everything.error} />}
      {!everything.data && !everything.error && (
        <p role="status" className="text-ink-2">
          {t('forget.counting')}
        </p>
      )}
      {everything.data && (
        <p>
          {t('forget.anewCounts', {
            frames: everything.data.frames,
            images: everything.data.images,
            bytes: formatBytes(everything.data.imageBytes),
            memories: everything.data.memories,
            facts: everything.data.facts,
            lines: everything.data.lines,
            conversations: everything.data.conversations,
            messages: everything.data.messages,
          })}
        </p>
      )}
      <p className="text-ink-2">{t('forget.anewBackups')}</p>
      <label className="flex items-start gap-2">
        <input
          type="checkbox"
          className="mt-1 accent-(--accent)"
          checked={settings}
          onChange={({ target }) => setSettings(target.checked)}
        />
        <span>
          <span className="font-medium">{t('forget.anewSettings')}</span>
          <span className="block text-small text-ink-2">{t('forget.anewSettingsHint')}</span>
        </span>
      </label>
    </TypedConfirmDialog>
  );
}
