import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignColours } from '../../../../src-renderer/ui/colour-slot.ts';

describe('assignColours', () => {
  it('gives the ten foremost names ten different colours, whatever they are', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 30 }), (names) => {
        const colourOf = assignColours(names);
        const foremost = names.slice(0, 10);
        expect(new Set(foremost.map(colourOf)).size).toBe(foremost.length);
        for (const name of names) expect(colourOf(name)).toMatch(/^app-slot-([1-9]|10)$/);
      }),
    );
  });

  it('keeps the colour of the foremost name when others are seen as well', () => {
    expect(assignColours(['Firefox', 'Slack', 'Code'])('Firefox')).toBe(assignColours([])('Firefox'));
  });

  it('paints an unknown application as a gap', () => {
    expect(assignColours(['Firefox'])(null)).toBe('bg-gap');
  });
});
