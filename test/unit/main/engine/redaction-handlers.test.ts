import { expect, it } from 'vitest';
import { createRedactionTally } from '../../../../src-main/engine/redaction-handlers.ts';
import { defaultSettings } from '../../../../src-preload/contract/default-settings.ts';
import { redact } from '../../../../src-main/privacy/redact.ts';
import type { RedactionSettings } from '../../../../src-preload/contract/privacy.ts';
import { FakeClock } from '../../../helpers/fake-clock.ts';
import { openTestStore } from '../../../helpers/temporary-store.ts';

const dayMs = 86_400_000;

function open(change: Partial<RedactionSettings> = {}) {
  const privacy = { ...defaultSettings.privacy, personalData: ['mail' as const], ...change };
  const { db } = openTestStore();
  const clock = new FakeClock(Date.UTC(2026, 2, 4, 12));
  const tally = createRedactionTally({ db, clock, privacy: () => privacy });
  return { db, clock, tally, ask: tally.handlers };
}

it('shows what would be taken out of a text and by which rule, and counts nothing of a try', async () => {
  const { ask } = open();
  const text = 'password: Tr0mbone-Kestrel77 from mila@harbour.example';
  const tried = await ask['redaction.try']({ text });
  expect(tried.text).toBe('password: [Password] from [Mail address]');
  expect(tried.found.map(({ start, end, rule }) => [text.slice(start, end), rule])).toEqual([
    ['Tr0mbone-Kestrel77', 'labelled'],
    ['mila@harbour.example', 'personal'],
  ]);
  expect(await ask['redaction.counts']({ days: 30 })).toEqual({ counts: [] });
});

it('leaves what only a rule finds that is switched off, and nothing else', async () => {
  const { ask } = open({ rulesOff: ['labelled'] });
  const token = ['ghp', 'k37og0tx9v4ipx7vnx56w6j4bd4tvctdqxdl'].join('_');
  const { text } = await ask['redaction.try']({ text: `password: trombone-kestrel and ${token}` });
  expect(text).toBe('password: trombone-kestrel and [GitHub token]');
});

it('counts what was taken out by rule and day, and keeps no part of it', async () => {
  const { db, clock, tally, ask } = open();
  tally.note(redact('password: Tr0mbone-Kestrel77').removed);
  await clock.advance(2 * dayMs);
  tally.note(redact('password: Tr0mbone-Kestrel77, card 4111 1111 1111 1111').removed);
  expect(await ask['redaction.counts']({ days: 30 })).toEqual({
    counts: [
      { rule: 'labelled', caption: 'Password', found: 2 },
      { rule: 'personal', caption: 'Card number', found: 1 },
    ],
  });
  expect((await ask['redaction.counts']({ days: 2 })).counts.map(({ found }) => found)).toEqual([1, 1]);
  const kept = JSON.stringify(db.all('SELECT * FROM redaction_counts'));
  expect(kept).not.toContain('Tr0mbone');
  expect(kept).not.toContain('4111');
});

it('forgets counts that are older than what can be asked for', async () => {
  const { db, clock, tally } = open();
  tally.note(redact('password: Tr0mbone-Kestrel77').removed);
  await clock.advance(402 * dayMs);
  tally.note(redact('password: Tr0mbone-Kestrel77').removed);
  expect(db.value('SELECT count(*) FROM redaction_counts')).toBe(1);
});
