import fc from 'fast-check';
import { expect, it } from 'vitest';
import { memoryFieldsSchemas } from '../../../../src-preload/contract/memory.ts';
import { cutInTwo, fieldsOfPart, partOf } from '../../../../src-main/memory/memory-parts.ts';

const kinds = ['episodic', 'semantic', 'procedural', 'resource'] as const;
const line = fc.string({ minLength: 1, maxLength: 500 }).filter((text) => text.trim() !== '');
const text = fc.array(fc.string({ maxLength: 300 }), { maxLength: 150 }).map((lines) => lines.join('\n'));

it('any name and text make valid fields of each kind', () => {
  fc.assert(
    fc.property(fc.constantFrom(...kinds), line, text, (kind, name, rest) => {
      const fields = fieldsOfPart(kind, { line: name, text: rest }, null, 5);
      expect(memoryFieldsSchemas[kind].safeParse(fields).error).toBeUndefined();
    }),
    { numRuns: 150 },
  );
});

it('a cut loses no word', () => {
  const words = (given: string) => given.split(/\s+/).filter(Boolean);
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z.]{1,9}$/), { minLength: 2, maxLength: 40 }),
      fc.constantFrom(' ', '\n', '\n\n'),
      (all, between) => {
        const [first, second] = cutInTwo({ line: 'Name', text: all.join(between) });
        expect([...words(first.text), ...words(second.text)]).toEqual(all);
        expect(second.line).not.toBe('');
      },
    ),
    { numRuns: 150 },
  );
});

it('a cut falls between lines where there are some, near the middle', () => {
  const [first, second] = cutInTwo({ line: 'Trip', text: 'One. Two.\nThree. Four.\nFive.' });
  expect(first).toEqual({ line: 'Trip', text: 'One. Two.' });
  expect(second).toEqual({ line: 'Three. Four.', text: 'Three. Four.\nFive.' });
});

it('more lines than a procedure has steps are drawn together, and none is lost', () => {
  const lines = Array.from({ length: 350 }, (_, at) => `step${at}`);
  const { steps } = fieldsOfPart('procedural', { line: 'Long', text: lines.join('\n') }, null, 0);
  expect(steps.length).toBeLessThanOrEqual(100);
  expect(steps.join(' ').split(' ')).toEqual(lines);
});

it('what a page says becomes the first line and the rest of a concept', () => {
  const fields = {
    resourceType: 'web' as const,
    address: null,
    summary: 'Kettles',
    content: 'Boil water.\nAnd switch off.',
    visits: 3,
    lastSeenAt: 9,
  };
  const part = partOf({ kind: 'resource', fields, title: 'Kettles compared' });
  expect(fieldsOfPart('semantic', part, null, 0)).toEqual({
    name: 'Kettles',
    summary: 'Boil water.',
    details: 'And switch off.',
    origin: '',
  });
});
