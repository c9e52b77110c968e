/** Puts the owner's choice of light or dark on the document; the tokens do the rest. */
import { useLayoutEffect } from 'react';
import { useSettings } from '../client/use-settings.ts';

export function useTheme(): void {
  const theme = useSettings().data?.window.theme ?? 'system';
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
}
