/** All keys at a glance. */
import { t } from '../messages/t.ts';
import { Dialog } from '../ui/dialog.tsx';
import { KeyCaps } from '../ui/key-caps.tsx';
import { modifier } from './platform.ts';
import { listKeys } from './shortcuts.ts';
import { useKeys } from './use-keys.ts';

export function KeysOverlay({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={t('app.keys')} size="medium" onClose={onClose}>
      <ul className="grid grid-cols-2 gap-x-8">
        {listKeys(useKeys(), modifier).map(({ keys, does }) => (
          <li key={does} className="flex min-h-9 items-center justify-between gap-3 border-b border-line">
            {does}
            <KeyCaps keys={keys} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
