/** Where a view breaks, the window says so and offers to load itself again, and the rest of Mneme runs on. */
import { Component, type ReactNode } from 'react';
import { t } from '../messages/t.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly error: Error | null;
}

/** React has no hook that catches what a child throws while rendering; hence a class. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null };

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <div className="mx-auto flex h-full max-w-[560px] flex-col justify-center gap-4 p-6">
        <h1 className="text-title font-semibold">{t('app.fault')}</h1>
        <p className="text-ink-2">{t('app.faultHint')}</p>
        <ErrorNotice error={error} />
        <Button tone="main" className="self-start" onClick={() => location.reload()}>
          {t('app.loadAgain')}
        </Button>
      </div>
    );
  }
}
