/** The wheel over an element, with the page kept still. React listens passively, which cannot do that. */
import { useEffect, useEffectEvent, type RefObject } from 'react';

export function useWheel(element: RefObject<HTMLElement | null>, onWheel: (event: WheelEvent) => void): void {
  const latest = useEffectEvent(onWheel);
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const listen = (event: WheelEvent) => {
      event.preventDefault();
      latest(event);
    };
    target.addEventListener('wheel', listen, { passive: false });
    return () => target.removeEventListener('wheel', listen);
  }, [element]);
}
