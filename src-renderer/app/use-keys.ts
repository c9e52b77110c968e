/** The keys of the window as the owner set them. */
import { defaultKeys } from '../../src-preload/contract/default-keys.ts';
import { useSettings } from '../client/use-settings.ts';
import type { Bindings } from './shortcuts.ts';

export function useKeys(): Bindings {
  return useSettings().data?.keys ?? defaultKeys;
}
