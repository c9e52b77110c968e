/**
 * Puts text on the clipboard during a key press or click. Through the `copy` event, as the asynchronous clipboard asks
 * for a permission that the window is never given.
 */
export function copyText(text: string): void {
  const fill = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/plain', text);
  };
  document.addEventListener('copy', fill, { capture: true, once: true });
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way that needs no permission
  document.execCommand('copy');
  document.removeEventListener('copy', fill, { capture: true });
}
