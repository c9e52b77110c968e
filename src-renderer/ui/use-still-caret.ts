/**
 * A blinking caret has the window drawn anew twice a second, which is most of what the window costs while nothing happens. Where
 * nobody is at the computer, nobody needs it.
 */
import { useEffect } from 'react';

const signsOfLife = ['keydown', 'pointerdown', 'pointermove', 'focus'] as const;

/**
 * While `isAway`, the field that has the focus shows no caret; it keeps the focus and its text, and the first key, even if it is typed
 * into the field, or the first move of the pointer brings the caret back.
 */
export function useStillCaret(isAway: boolean): void {
  useEffect(() => {
    const field = document.activeElement;
    if (!isAway || !isTextField(field) || field.readOnly) return;
    // No style hides a caret at no cost: a transparent one is still drawn.
    field.readOnly = true;
    const wake = (): void => {
      field.readOnly = false;
      for (const sign of signsOfLife) window.removeEventListener(sign, wake, true);
    };
    for (const sign of signsOfLife) window.addEventListener(sign, wake, true);
    return wake;
  }, [isAway]);
}

function isTextField(element: Element | null): element is HTMLInputElement | HTMLTextAreaElement {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}
