import { describe, expect, it } from 'vitest';
import { readFailure } from '../../../../src-main/llm/failures.ts';

/** As the client of the protocol hands on what the network threw. */
function networkError(code: string): Error {
  const cause = Object.assign(new Error(`connect ${code}`), { code });
  return new Error('Connection error.', { cause: new TypeError('fetch failed', { cause }) });
}

describe('a network that fails', () => {
  it.each([
    ['ECONNREFUSED', 'unavailable', true, /Is it running/],
    ['ENOTFOUND', 'unavailable', true, /Check the address/],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'refused', false, /certificate of box\.example:8000 is not trusted/],
    ['CERT_HAS_EXPIRED', 'refused', false, /nothing was sent/],
  ])('with %s is %s', (code, failure, mayRetry, words) => {
    const { what } = readFailure(networkError(code), 'https://box.example:8000/v1');
    expect(what).toMatchObject({ failure, mayRetry });
    expect(what.message).toMatch(words);
  });
});

describe('a server that says no', () => {
  const failed = (status: number, message: string, headers = new Headers()) =>
    readFailure(Object.assign(new Error(message), { status, headers }), 'https://box.example/v1').what;

  it('is told apart by what would help', () => {
    expect(failed(413, '').message).toContain('too long');
    expect(failed(400, "This model's maximum context length is 4096 tokens.").message).toContain(
      'longer than the model',
    );
    expect(failed(402, '').failure).toBe('refused');
    expect(failed(503, '')).toMatchObject({ failure: 'unavailable', mayRetry: true });
  });

  it('is believed about when to come back, in each of the usual ways', () => {
    const after = (headers: Record<string, string>) => failed(429, '', new Headers(headers)).retryAfterMs;
    expect(after({ 'retry-after': '12' })).toBe(12_000);
    expect(after({ 'retry-after-ms': '1500' })).toBe(1_500);
    expect(
      after({
        date: 'Wed, 21 Oct 2026 07:28:00 GMT',
        'retry-after': 'Wed, 21 Oct 2026 07:29:00 GMT',
      }),
    ).toBe(60_000);
    expect(after({ 'retry-after': 'soon' })).toBeNull();
    expect(after({})).toBeNull();
  });
});
