/** Events of the application as an effect. */
import { useEffect, useEffectEvent } from 'react';
import { on, type EventName, type EventValue } from './bridge.ts';

/** Calls `listener` for each event while the component is shown; the latest listener is called. */
export function useEvent<Name extends EventName>(
  name: Name,
  listener: (value: EventValue<Name>) => void,
): void {
  const latest = useEffectEvent(listener);
  useEffect(() => on(name, (value) => latest(value)), [name]);
}
