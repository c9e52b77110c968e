/** The keys of the window. */
import { t } from '../../messages/t.ts';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { Section } from '../../ui/section.tsx';

interface KeysSectionProps {
  readonly keys: readonly { readonly keys: readonly string[]; readonly does: string }[];
}

export function KeysSection({ keys }: KeysSectionProps) {
  return (
    <Section title={t('settings.keys')}>
      <ul className="grid gap-x-8 sm:grid-cols-2">
        {keys.map((row) => (
          <li key={row.does} className="flex h-9 items-center justify-between gap-3 border-b border-line">
            {row.does}
            <KeyCaps keys={row.keys} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
