/** How long to wait before something that failed is tried again. */

/**
 * Milliseconds to wait after `failures` failures in a row: none after the first, then `firstMs`, doubling up to `maxMs`.
 */
export function backOffMs(failures: number, firstMs: number, maxMs: number): number {
  return failures < 2 ? 0 : Math.min(maxMs, firstMs * 2 ** Math.min(failures - 2, 30));
}
