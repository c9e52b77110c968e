import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readReply } from '../../../../src-main/llm/read-reply.ts';

const schema = z.object({ items: z.array(z.object({ text: z.string(), n: z.int() })) });

describe('reading what a model wrote', () => {
  it('finds the value whatever stands around it', () => {
    const talk = fc.stringMatching(/^[A-Za-z ,.:!\n]{0,60}$/u);
    const item = fc.record({ text: fc.string(), n: fc.integer() });
    fc.assert(
      fc.property(
        fc.array(item, { maxLength: 5 }),
        talk,
        talk,
        fc.boolean(),
        (items, before, after, fenced) => {
          const json = JSON.stringify({ items }, null, 1);
          const text = `${before}\n${fenced ? `\`\`\`json\n${json}\n\`\`\`` : json}\n${after}`;
          expect(readReply(text, schema, false)).toEqual({ ok: true, value: { items } });
        },
      ),
      { numRuns: 200 },
    );
  });

  it('passes over lists and objects in the talk that are not the answer', () => {
    const text = 'As [1] and {that} say: {"items":[{"text":"a } b","n":1}]}';
    expect(readReply(text, schema, false)).toEqual({ ok: true, value: { items: [{ text: 'a } b', n: 1 }] } });
  });

  it('mends what is broken only where the answer is whole', () => {
    const text = '{"items":[{"text":"a","n":1},';
    expect(readReply(text, schema, false)).toMatchObject({ ok: true });
    expect(readReply(text, schema, true)).toMatchObject({ ok: false });
  });

  it('says what is wrong with the shape, and where', () => {
    const read = readReply('{"items":[{"text":"a","n":"one"}]}', schema, false);
    expect(read).toMatchObject({ ok: false, problem: expect.stringContaining('items[0].n') as string });
  });

  it('comes to an end with a long text of openings that nothing closes', () => {
    for (const opening of ['[', '{"a":', '["'])
      expect(readReply(`Here: ${opening.repeat(400_000)}`, schema, false).ok).toBe(false);
  });

  it('never fails on any text', () => {
    fc.assert(fc.property(fc.string(), fc.boolean(), (text, isCut) => void readReply(text, schema, isCut)));
  });
});
