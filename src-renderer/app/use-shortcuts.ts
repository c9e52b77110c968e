/** Listens for the keys of the whole window, but for those that a dialog or a menu has taken. */
import { useEffect, useEffectEvent, useRef } from 'react';
import { readKey, type Begun, type Bindings, type Command } from './shortcuts.ts';

export function useShortcuts(bindings: Bindings, run: (command: Command) => void): void {
  const begun = useRef<Begun | null>(null);
  const latest = useEffectEvent((event: KeyboardEvent) => {
    const taken =
      event.defaultPrevented || event.isComposing || document.querySelector('dialog[open], [role=menu]');
    if (taken) return;
    const { key, ctrlKey, metaKey, altKey, timeStamp } = event;
    const press = { key, ctrlKey, metaKey, altKey, inField: isField(event.target), at: timeStamp };
    const reading = readKey(begun.current, press, bindings);
    begun.current = reading.begun;
    if (reading.command === null) return;
    event.preventDefault();
    run(reading.command);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => latest(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}
