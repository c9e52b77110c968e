import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../../../src-main/memory/search/question.ts';

/** A Wednesday, 15:00 in the machine's time zone. */
const now = new Date(2026, 0, 14, 15, 0).getTime();

/** "2026-01-13 00:00" in the machine's time zone. */
function local(at: number): string {
  const date = new Date(at);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

describe('dates of a question in German', () => {
  it.each([
    ['Notizen gestern Nachmittag', 'gestern Nachmittag', '2026-01-13 12:00', '2026-01-13 18:00'],
    ['was habe ich heute gelesen', 'heute', '2026-01-14 00:00', '2026-01-15 00:00'],
    ['der Anruf vorgestern', 'vorgestern', '2026-01-12 00:00', '2026-01-13 00:00'],
    ['Karten vor drei Tagen', 'vor drei Tagen', '2026-01-11 00:00', '2026-01-12 00:00'],
    ['letzte Woche Rechnung', 'letzte Woche', '2026-01-05 00:00', '2026-01-12 00:00'],
    ['Seiten in den letzten 3 Tagen', 'in den letzten 3 Tagen', '2026-01-11 00:00', '2026-01-14 15:00'],
    ['Rezept am letzten Wochenende', 'am letzten Wochenende', '2026-01-10 00:00', '2026-01-12 00:00'],
    ['Essen am Freitag Abend', 'am Freitag Abend', '2026-01-09 17:00', '2026-01-09 23:00'],
    ['Anruf letzten Mittwoch', 'letzten Mittwoch', '2026-01-07 00:00', '2026-01-08 00:00'],
    ['Rechnung im März', 'im März', '2025-03-01 00:00', '2025-04-01 00:00'],
    ['Rechnung im Mai 2024', 'im Mai 2024', '2024-05-01 00:00', '2024-06-01 00:00'],
    ['Bericht vom 5. März', 'vom 5. März', '2025-03-05 00:00', '2025-03-06 00:00'],
    ['Mails seit gestern', 'seit gestern', '2026-01-13 00:00', '2026-01-14 15:00'],
    ['Mails seit Montag', 'seit Montag', '2026-01-12 00:00', '2026-01-14 15:00'],
  ])('%s', (text, taken, from, to) => {
    const found = readQuestion(text, now, []).understood;
    expect(found.map((date) => [date.text, local(date.from), local(date.to)])).toEqual([[taken, from, to]]);
  });

  it.each(['märz', 'montag', 'die letzte Rechnung', 'vor dem Haus', 'heuteabend', 'am 5'])(
    'takes no date from “%s” where it is not plainly one',
    (text) => {
      expect(readQuestion(text, now, []).understood).toEqual([]);
    },
  );
});
