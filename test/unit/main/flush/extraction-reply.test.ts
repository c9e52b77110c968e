import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsOfReply } from '../../../../src-main/flush/extraction-reply.ts';

describe('the reply of an extractor', () => {
  it.each([
    'NO_REPLY',
    'no_reply',
    ' "NO_REPLY". ',
    'No reply!',
    '`NO_REPLY`',
    '**NO_REPLY**',
    '- NO_REPLY',
    '```\nNO_REPLY\n```',
    'NO_REPLY\n\nThere is nothing worth keeping.',
    'Nothing here is worth keeping.\nNO_REPLY',
    '',
    ' \n ',
    '---',
  ])('means nothing: %j', (reply) => {
    expect(factsOfReply(reply, 'NO_REPLY')).toEqual([]);
  });

  it('is one fact a line, whatever stands before and around it', () => {
    const reply = '```markdown\n- Lives in Bern\n2) "Likes tea"\n\n• Has a boat\n- Likes tea\n```';
    expect(factsOfReply(reply, 'NO_REPLY')).toEqual(['Lives in Bern', 'Likes tea', 'Has a boat']);
  });

  it('keeps a fact that only speaks of the token', () => {
    expect(factsOfReply('The bot answers NO_REPLY at night', 'NO_REPLY')).toHaveLength(1);
  });

  it('knows a token of any script that the owner chose', () => {
    expect(factsOfReply('「何もない」', '何もない')).toEqual([]);
    expect(factsOfReply('彼はお茶が好き', '何もない')).toEqual(['彼はお茶が好き']);
  });

  it('stays small, whatever a model writes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (reply) => {
        const facts = factsOfReply(reply, 'NO_REPLY');
        expect(facts.length).toBeLessThanOrEqual(50);
        for (const fact of facts) expect(fact).not.toMatch(/[\r\n]/);
      }),
    );
    const facts = factsOfReply(
      `${'x'.repeat(10_000)}\n`.repeat(500).replaceAll(/x\n/g, () => `${Math.random()}\n`),
      'N',
    );
    expect(facts).toHaveLength(50);
    expect(Math.max(...facts.map(({ length }) => length))).toBeLessThanOrEqual(1_000);
  });
});
