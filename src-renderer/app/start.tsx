/** Both windows, once their language is known: the large one, and the small one of quick entry (`?quick`). */
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from '../client/query-client.ts';
import { App } from './app.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { QuickApp } from './quick-app.tsx';
import './main.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root: the window cannot be shown');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <ErrorBoundary>
        {new URLSearchParams(window.location.search).has('quick') ? <QuickApp /> : <App />}
      </ErrorBoundary>
    </QueryClientProvider>
  </StrictMode>,
);
