/** Ways to the groups of a long page, beside it where there is room. */
import { t } from '../../messages/t.ts';
import { settingGroups } from './setting-groups.ts';

export function SettingParts() {
  return (
    <nav
      aria-label={t('conversationMemory.settingParts')}
      className="sticky top-0 hidden w-44 shrink-0 self-start lg:block"
    >
      <ul className="flex flex-col gap-0.5">
        {settingGroups.map(({ id, title }) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => document.getElementById(`memory-${id}`)?.scrollIntoView()}
              className="h-8 w-full truncate rounded-control px-2 text-left text-ink-2 hover:bg-surface-2 hover:text-ink-1"
            >
              {title}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
