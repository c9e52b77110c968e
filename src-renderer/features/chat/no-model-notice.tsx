/** Said once, above the box, as long as no model is chosen: what the chat is without one, and where to choose. */
import { CloudOff } from 'lucide-react';
import { useSettings } from '../../client/use-settings.ts';
import { Button } from '../../ui/button.tsx';
import { t } from '../../messages/t.ts';

export function NoModelNotice({ onSettings }: { readonly onSettings: () => void }) {
  const models = useSettings().data?.models;
  if (!models || (models.chatServer !== null && models.chatModel !== null)) return null;
  return (
    <div role="note" className="flex items-center gap-3 rounded-control bg-surface-2 py-1.5 pr-1.5 pl-3">
      <CloudOff size={15} aria-hidden className="shrink-0 text-ink-2" />
      <p className="min-w-0 flex-1">{t('chat.noModel')}</p>
      <Button onClick={onSettings}>{t('chat.chooseModel')}</Button>
    </div>
  );
}
