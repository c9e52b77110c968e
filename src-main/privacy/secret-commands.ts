/** Finds passwords where command lines and the files of command-line programs have them: no label stands beside these. */
import type { SecretSpan } from './secret-span.ts';

const patterns: readonly RegExp[] = [
  // curl -u user:password, also as --user, and glued to the letter.
  /\b(?:curl|wget|http|https)\s(?:[^\n]{0,200}?\s)?(?:-u\s?|--user[= ])["']?[^\s:'"]{1,64}:([^\s'"]{4,128})/g,
  /\bsshpass\s+-p\s?["']?([^\s'"]{4,128})/g,
  /\b(?:mysql|mysqldump|mysqladmin|mariadb)\s(?:[^\n]{0,120}?\s)?-p["']?([^\s'"-][^\s'"]{3,127})/g,
  // A line of .netrc.
  /\blogin\s+\S{1,80}\s+password\s+["']?([^\s'"]{4,128})/g,
];
/** A variable of the shell, or what stands for a value in a manual. */
const standsForOne =
  /^(?:[$%<{([]|\*{3}|x{3,}$|\.{3}|(?:your|my)?[-_]?(?:pass|passwd|password|pwd|secret)$)/i;

/** In the order of each kind. */
export function findInCommands(text: string): SecretSpan[] {
  const found: SecretSpan[] = [];
  for (const pattern of patterns) {
    for (const { index, 0: whole, 1: value = '' } of text.matchAll(pattern)) {
      if (standsForOne.test(value)) continue;
      const end = index + whole.length;
      found.push({
        start: end - value.length,
        end,
        rule: 'labelled',
        type: 'credential',
        caption: 'Password',
        confidence: 0.8,
      });
    }
  }
  return found;
}
