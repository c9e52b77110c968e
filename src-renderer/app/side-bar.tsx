/** The way to the views; icons alone where the window is narrow. */
import { t } from '../messages/t.ts';
import { classNames } from '../ui/class-names.ts';
import { modifier } from './platform.ts';
import { capsOf } from './shortcuts.ts';
import { useKeys } from './use-keys.ts';
import { views, type View } from './views.ts';

interface SideBarProps {
  readonly current: View;
  readonly onGo: (view: View) => void;
}

export function SideBar({ current, onGo }: SideBarProps) {
  const bindings = useKeys();
  return (
    <nav
      aria-label={t('app.views')}
      className="flex w-13 shrink-0 flex-col gap-0.5 border-r border-line p-2 lg:w-52"
    >
      {views.map(({ view, name, icon: Icon, keys }) => (
        <button
          key={view}
          type="button"
          aria-current={view === current ? 'page' : undefined}
          title={[
            name,
            ...(bindings[keys] === null ? [] : [`(${capsOf(bindings[keys], modifier).join(' ')})`]),
          ].join(' ')}
          onClick={() => onGo(view)}
          className={classNames(
            'flex h-9 items-center gap-2.5 rounded-control px-2.5 font-medium',
            view === 'privacy' && 'mt-auto',
            view === current
              ? 'bg-accent-soft text-accent-ink'
              : 'text-ink-2 hover:bg-surface-2 hover:text-ink-1',
          )}
        >
          <Icon size={16} aria-hidden className="shrink-0" />
          <span className="sr-only lg:not-sr-only">{name}</span>
        </button>
      ))}
    </nav>
  );
}
