/** Where a form that was refused is to be mended: its first wrong field, which may be out of sight. */
import { flushSync } from 'react-dom';

/** Shows what is wrong by `show`, which sets a state, and puts the focus on the first field that is marked as wrong. */
export function focusFirstProblem(form: HTMLFormElement | null, show: () => void): void {
  flushSync(show);
  form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
