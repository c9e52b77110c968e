/** After wrong tries: the seconds until the next one, counted down. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../../client/bridge.ts';
import { useNow } from '../../ui/use-now.ts';

interface Wait {
  readonly seconds: number;
  /** After a try that was refused: asks how long it is now. */
  readonly ask: () => void;
}

export function useWait(first: number): Wait {
  const client = useQueryClient();
  const [until, setUntil] = useState(() => endOf(first));
  const now = useNow(500);
  return {
    seconds: Math.max(0, Math.ceil((until - now) / 1000)),
    ask() {
      void request('lock.state', {}).then((state) => {
        client.setQueryData(['lock.state', {}], state);
        setUntil(endOf(state.waitSeconds));
      });
    },
  };
}

/** 0 for none: `useNow` may be a moment behind. */
function endOf(seconds: number): number {
  return seconds === 0 ? 0 : Date.now() + seconds * 1000;
}
