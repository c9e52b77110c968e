/** A window's title without what comes and goes while the window stays the same. */

/** Counters of unread things, marks of unsaved changes and spinners, which come and go in a title. */
const marksBefore = /^(?:[([]\d{1,4}\+?[)\]]|[●•*✳◐◓◑◒✱✻✽·○◌…\u2800-\u28ff\s])+/u;
const markBehind = /[●•*\s]/u;

/** Null where nothing is left. */
export function steadyTitle(title: string | null): string | null {
  if (title === null) return null;
  const steady = title.normalize('NFKC').replace(marksBefore, '');
  // A pattern that ends with the text would begin anew at each of many spaces within it.
  let end = steady.length;
  while (end > 0 && markBehind.test(steady.charAt(end - 1))) end--;
  return steady.slice(0, end).trim() || null;
}
