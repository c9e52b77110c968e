import { describe, expect, it } from 'vitest';
import {
  memoryFieldsSchemas,
  memoryKinds,
  coreBlockChars,
} from '../../../../../src-preload/contract/memory.ts';
import { fieldSpecs } from '../../../../../src-renderer/features/memories/field-specs.ts';
import { blockChars } from '../../../../../src-renderer/features/memories/core-meter.ts';
import { someFields } from './written-memories.ts';

const specs = memoryKinds.flatMap((kind) =>
  fieldSpecs[kind].map((spec) => ({ kind, spec, field: spec.name })),
);

function takes(kind: (typeof memoryKinds)[number], name: string, value: unknown): boolean {
  return memoryFieldsSchemas[kind].safeParse({ ...someFields[kind], [name]: value }).success;
}

describe('the limits of the form', () => {
  it.each(specs)('are those of the contract: $kind, $field', ({ kind, spec }) => {
    expect(Object.keys(memoryFieldsSchemas[kind].shape)).toContain(spec.name);
    if (spec.control === 'choice') {
      for (const { value } of spec.options) expect(takes(kind, spec.name, value), value).toBe(true);
      expect(takes(kind, spec.name, 'something else')).toBe(false);
    } else if (spec.control === 'steps') {
      const step = 'x'.repeat(spec.maxChars);
      expect(
        takes(
          kind,
          spec.name,
          Array.from({ length: spec.maxSteps }, () => step),
        ),
      ).toBe(true);
      expect(takes(kind, spec.name, [`${step}x`])).toBe(false);
      expect(
        takes(
          kind,
          spec.name,
          Array.from({ length: spec.maxSteps + 1 }, () => 'x'),
        ),
      ).toBe(false);
    } else {
      expect(takes(kind, spec.name, 'x'.repeat(spec.maxChars))).toBe(true);
      expect(takes(kind, spec.name, 'x'.repeat(spec.maxChars + 1))).toBe(false);
      if (spec.required) expect(takes(kind, spec.name, ' ')).toBe(false);
    }
  });

  it('are those of the contract for a block of core memory', () => {
    expect(blockChars).toBe(coreBlockChars);
  });
});
