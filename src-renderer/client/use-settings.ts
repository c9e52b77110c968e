/** The owner's settings: read, kept up by their event, and changed a section at a time. */
import { useMutation, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { Settings, SettingsPatch } from '../../src-preload/contract/settings.ts';
import { request } from './bridge.ts';
import { useEvent } from './use-event.ts';
import { useRequest } from './use-request.ts';

const settingsKey = ['settings.get', {}];

export function useSettings(): UseQueryResult<Settings> {
  return useRequest('settings.get', {});
}

/** Keeps the settings up to date when the file or another part changes them. Used once, at the top of the window. */
export function useSettingsEvents(): void {
  const client = useQueryClient();
  useEvent('settings.changed', (settings) => {
    client.setQueryData(settingsKey, settings);
    void client.invalidateQueries({ queryKey: ['privacy.presets'] });
  });
}

export interface SettingsChange {
  /** Shows the change at once and takes it back where it is refused. */
  readonly change: (patch: SettingsPatch) => void;
  readonly error: Error | null;
}

/** Changes settings; what is refused is returned as `error` and undone in the window. */
export function useChangeSettings(): SettingsChange {
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: (patch: SettingsPatch) => request('settings.update', patch),
    onMutate: (patch) => {
      const before = client.getQueryData<Settings>(settingsKey);
      if (before) client.setQueryData(settingsKey, { ...before, ...patch });
      return before;
    },
    onError: (_error, _patch, before) => {
      if (before) client.setQueryData(settingsKey, before);
    },
    onSuccess: async (settings) => {
      client.setQueryData(settingsKey, settings);
      await client.invalidateQueries({ queryKey: ['privacy.presets'] });
    },
  });
  return { change: mutation.mutate, error: mutation.error };
}
