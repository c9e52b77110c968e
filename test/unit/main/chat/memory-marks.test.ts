import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMarkReader, type Mark } from '../../../../src-main/chat/memory-marks.ts';

function read(pieces: readonly string[]): { shown: string; marks: readonly Mark[] } {
  const reader = createMarkReader();
  const shown = pieces.map((piece) => reader.push(piece)).join('') + reader.end();
  return { shown, marks: reader.marks };
}

const call = (name: string, input: object): Mark => ({
  type: 'call',
  call: { id: 'mark-1', name, input: JSON.stringify(input) },
});

describe('marks for the memory tool', () => {
  it('are taken out of the text and read as calls', () => {
    const text = 'Let me look.\n<memory>{"tool":"search_memory","query":"roses","limit":3}</memory>\nThanks.';
    const { shown, marks } = read([text]);
    expect(shown).toBe('Let me look.\n\nThanks.');
    expect(marks).toEqual([call('search_memory', { query: 'roses', limit: 3 })]);
  });

  it('are never shown, wherever the text is cut into pieces', () => {
    const parts = fc.constantFrom(
      'Hello ',
      '<',
      '<mem',
      '\n',
      '<memory>{"tool":"get_all_memories"}</memory>',
      '<MEMORY>{"tool":"add_memory","content":"a < b </mem"}</Memory>',
      '<memory>nonsense</memory>',
    );
    fc.assert(
      fc.property(
        fc.array(parts, { maxLength: 8 }),
        fc.array(fc.nat(200), { maxLength: 20 }),
        (said, cuts) => {
          const text = said.join('');
          const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
          const pieces = [...places, text.length].map((to, at) => text.slice(places[at - 1] ?? 0, to));
          const whole = read([text]);
          expect(read(pieces)).toEqual(whole);
          expect(whole.shown.toLowerCase()).not.toContain('"tool"');
        },
      ),
      { numRuns: 300 },
    );
  });

  it('hold back no more of the text than could be the beginning of one', () => {
    const reader = createMarkReader();
    expect(reader.push('a <b> is <mem')).toBe('a <b> is ');
    expect(reader.push('ber> of')).toBe('<member> of');
  });

  it.each(['{"tool": 7}', 'search for roses', '{"query":"roses"}', ''])('are malformed as %j', (inside) => {
    const { shown, marks } = read([`<memory>${inside}</memory>`]);
    expect(shown).toBe('');
    expect(marks).toMatchObject([{ type: 'malformed' }]);
  });

  it('count where the model forgot their end', () => {
    expect(read(['Wait. <memory>```json\n{"tool":"get_all_memories"}\n```'])).toEqual({
      shown: 'Wait. ',
      marks: [call('get_all_memories', {})],
    });
  });
});
