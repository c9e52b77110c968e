/** A page of text and controls: one scrolling column with a title. */
import type { ReactNode } from 'react';

interface PageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  /** Links to the parts of a long page, beside it where there is room. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function Page({ title, lead, aside, children }: PageProps) {
  return (
    <div className="h-full overflow-y-auto" tabIndex={-1}>
      <div className="flex gap-8 px-8 py-6">
        {aside && <div className="sticky top-6 hidden w-40 shrink-0 self-start lg:block">{aside}</div>}
        <div className="flex max-w-[820px] min-w-0 flex-1 flex-col gap-6">
          <header>
            <h1 className="text-title font-semibold">{title}</h1>
            {lead && <p className="mt-1 max-w-[640px] text-ink-2">{lead}</p>}
          </header>
          {children}
        </div>
      </div>
    </div>
  );
}
