import { describe, expect, it } from 'vitest';
import { createRefusals, hostOf } from '../../../../src-main/shell/refusals.ts';
import { FakeClock } from '../../../helpers/fake-clock.ts';

describe('what is refused', () => {
  it('is counted by name, the latest first, and logged once', async () => {
    const clock = new FakeClock();
    const lines: unknown[] = [];
    const refusals = createRefusals(clock, (_level, _message, fields) => void lines.push(fields));
    refusals.add('address', 'https://example.org');
    refusals.add('address', 'https://example.org');
    await clock.advance(1);
    refusals.add('permission', 'geolocation');
    expect(refusals.list().map(({ what, name, count }) => [what, name, count])).toEqual([
      ['permission', 'geolocation', 1],
      ['address', 'https://example.org', 2],
    ]);
    expect(lines).toHaveLength(2);
  });

  it('never grows without end', () => {
    const refusals = createRefusals(new FakeClock(), () => {});
    for (let number = 0; number < 1_000; number++) refusals.add('address', `https://${number}.example`);
    expect(refusals.list()).toHaveLength(100);
  });

  it('tells of an address only its scheme and host', () => {
    expect(hostOf('https://user:pass@example.org:8443/secret?token=1#x')).toBe('https://example.org:8443');
    expect(hostOf('no address at all')).toBe('no address');
  });
});
