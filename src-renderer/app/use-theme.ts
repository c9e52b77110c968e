/** Puts the owner's choice of light or dark and of contrast on the document; the tokens do the rest. */
import { useLayoutEffect } from 'react';
import { useSettings } from '../client/use-settings.ts';
import { useMedia } from '../ui/use-media.ts';

export function useTheme(): void {
  const chosen = useSettings().data?.window;
  const theme = chosen?.theme ?? 'system';
  const isAskedFor = useMedia('(prefers-contrast: more)');
  const contrast = isAskedFor || chosen?.contrast === 'high' ? 'high' : 'usual';
  useLayoutEffect(() => {
    Object.assign(document.documentElement.dataset, { theme, contrast });
  }, [theme, contrast]);
}
