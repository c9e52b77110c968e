/** What is synchronous in one backend may not be in the other: both answer with promises. */
export function promised<T>(make: () => T): Promise<T> {
  return new Promise((resolve) => resolve(make()));
}
