import { describe, expect, it } from 'vitest';
import { countQuotes, findQuotes, redactQuotes, type Going } from '../../../../src-main/chat/quotes.ts';
import {
  getMessage,
  insertMessage,
  noDetails,
  type MessageDetails,
} from '../../../../src-main/chat/messages-table.ts';
import { getSession, insertSession } from '../../../../src-main/chat/sessions-table.ts';
import { addUnits } from '../../../../src-main/memory/units.ts';
import type { WritableDb } from '../../../../src-main/store/statements.ts';
import type { FrameId } from '../../../../src-preload/contract/frames.ts';
import { openTestStore } from '../../../helpers/temporary-store.ts';

const going = (change: Partial<Going>): Going => ({
  unitIds: [],
  frameIds: new Set(),
  memoryIds: new Set(),
  messageIds: new Set(),
  ...change,
});

function seenUnit(db: WritableDb, text: string): number {
  const unit = { text, author: null, byOwner: false, occurredAt: 0, frameId: null, scope: null };
  return addUnits(db, 'screen', [unit])[0]!;
}

function say(db: WritableDb, text: string, details: Partial<MessageDetails> = {}, title = 'Talk'): number {
  const place = { agents: ['assistant'], room: null };
  const sessionId = insertSession(db, { persona: 'assistant', place, title }, 0);
  const common = { author: 'me', agent: null, createdAt: 0, state: 'whole', error: null } as const;
  return insertMessage(db, {
    ...{ ...common, sessionId, text, role: 'user' },
    details: { ...noDetails, ...details },
  });
}

async function forgetIn(db: WritableDb, what: Going): Promise<number> {
  const quotes = await findQuotes(db, what);
  redactQuotes(db, quotes);
  return countQuotes(quotes);
}

describe('what the chat quotes', () => {
  it('is six words in a row, whatever their case and the signs between them', async () => {
    const { db } = openTestStore();
    const unit = seenUnit(db, 'The rent of the boat house is due on Friday morning');
    const said = say(db, 'Note: “the RENT, of the boat-house, is due” soon. The rent of the boat is fine.');
    expect(await forgetIn(db, going({ unitIds: [unit] }))).toBe(1);
    expect(getMessage(db, said)!.text).toBe('Note: “[forgotten]” soon. The rent of the boat is fine.');
  });

  it('is found where words are not spaced', async () => {
    const { db } = openTestStore();
    const unit = seenUnit(db, '明日の会議は三時から始まります');
    const said = say(db, 'メモ：会議は三時から始まる');
    await forgetIn(db, going({ unitIds: [unit] }));
    expect(getMessage(db, said)!.text).toBe('メモ：[forgotten]る');
  });

  it('is the sentence that cites it, and no other', async () => {
    const { db } = openTestStore();
    const source = { unitId: 900, memoryId: null, messageId: null };
    const said = say(db, 'Ada owes rent [1]. The sun shines [2]. Nobody knows.', {
      citations: [
        { ...source, number: 1, frameId: 4 as FrameId },
        { ...source, number: 2, frameId: 5 as FrameId },
      ],
    });
    expect(await forgetIn(db, going({ frameIds: new Set([4 as FrameId]) }))).toBe(1);
    expect(getMessage(db, said)!.text).toBe('[forgotten] The sun shines [2]. Nobody knows.');
  });

  it('goes from files that were attached and from the title, too', async () => {
    const { db } = openTestStore();
    const quote = 'the code of the harbour gate is blue';
    const unit = seenUnit(db, `We heard that ${quote} today`);
    const attached = { kind: 'file', name: 'a.txt', frameId: null, text: `It says ${quote}!` } as const;
    const said = say(db, quote, { attachments: [attached as never] }, quote);
    expect(await forgetIn(db, going({ unitIds: [unit] }))).toBe(2);
    const { text, details, sessionId } = getMessage(db, said)!;
    expect([text, details.attachments[0]!.text, getSession(db, sessionId).title]).toEqual([
      '[forgotten]',
      'It says [forgotten]!',
      '[forgotten]',
    ]);
  });

  it('is not looked for in messages that go themselves', async () => {
    const { db } = openTestStore();
    const unit = seenUnit(db, 'one two three four five six seven');
    const said = say(db, 'one two three four five six seven');
    expect(await forgetIn(db, going({ unitIds: [unit], messageIds: new Set([said]) }))).toBe(0);
  });
});
