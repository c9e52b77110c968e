/** Forgetting everything: counted, and confirmed by typing it. */
import { useState } from 'react';
import { useAction, useRequest } from '../../client/use-request.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TextField } from '../../ui/fields.tsx';
import { LabelledField } from '../../ui/labelled-field.tsx';
import { Section } from '../../ui/section.tsx';
import { formatBytes } from '../../ui/sizes.ts';

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
  const [typed, setTyped] = useState('');
  const [settings, setSettings] = useState(false);
  const words = t('forget.anewWords');
  const isTyped = typed.trim().toLocaleLowerCase() === words;
  return (
    <Dialog title={t('forget.anewTitle')} onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          // What the window still shows of it goes with the page.
          if (isTyped) start.mutate({ settings }, { onSuccess: () => window.location.reload() });
        }}
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
        <LabelledField label={t('forget.anewType', { words })}>
          {(ids) => (
            <TextField
              {...ids}
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </LabelledField>
        {start.error && <ErrorNotice error={start.error} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose} data-autofocus>
            {t('ui.cancel')}
          </Button>
          <Button type="submit" tone="danger" disabled={!isTyped || start.isPending}>
            {t('forget.anewAction')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
