import { expect, it } from 'vitest';
import { makeRecoveryCode, readRecoveryCode } from '../../../../src-main/shell/recovery-code.ts';

it('is seven groups of four letters and digits that nobody takes for others, and never the same', () => {
  const codes = Array.from({ length: 200 }, makeRecoveryCode);
  for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(new Set(codes).size).toBe(codes.length);
});

it('is read however it was typed', () => {
  const code = makeRecoveryCode();
  expect(readRecoveryCode(code)).toBe(code);
  expect(readRecoveryCode(code.toLowerCase().replaceAll('-', ' '))).toBe(code);
  expect(readRecoveryCode(`  ${code.replaceAll('-', '').replaceAll('0', 'o').replaceAll('1', 'l')}\n`)).toBe(
    code,
  );
});

it('tells a mistyped letter, a swapped pair and a missing group', () => {
  const code = makeRecoveryCode();
  const swapped = [...code];
  const at = swapped.findIndex((letter, index) => index % 5 < 3 && letter !== swapped[index + 1]);
  [swapped[at], swapped[at + 1]] = [swapped[at + 1]!, swapped[at]!];
  for (let place = 0; place < code.length; place++) {
    if (code[place] === '-') continue;
    const wrong = code.slice(0, place) + (code[place] === 'X' ? 'Y' : 'X') + code.slice(place + 1);
    expect(readRecoveryCode(wrong), wrong).toBeNull();
  }
  expect(readRecoveryCode(swapped.join(''))).toBeNull();
  expect(readRecoveryCode(code.slice(0, -5))).toBeNull();
  expect(readRecoveryCode('')).toBeNull();
});
