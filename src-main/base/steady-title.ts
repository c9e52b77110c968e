/** A window's title without what comes and goes while the window stays the same. */

/** Counters of unread things, marks of unsaved changes and spinners, which come and go in a title. */
const passingMarks = /^(?:[([]\d{1,4}\+?[)\]]|[●•*✳◐◓◑◒✱✻✽·○◌…\u2800-\u28ff\s])+|(?:[●•*]|\s)+$/gu;

/** Null where nothing is left. */
export function steadyTitle(title: string | null): string | null {
  const steady = title?.normalize('NFKC').replace(passingMarks, '').trim();
  return steady ? steady : null;
}
