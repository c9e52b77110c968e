import { describe, expect, it } from 'vitest';
import { MnemeError } from '../../../../src-preload/contract/errors.ts';
import { foreign } from '../../../../src-preload/contract/sentences/say.ts';
import { mayRetry } from '../../../../src-renderer/client/query-client.ts';

describe('mayRetry', () => {
  it('waits for an engine that is on its way up, and not for ever', () => {
    const error = new MnemeError('engine-unavailable', foreign('The engine is starting.'));
    expect(mayRetry(0, error)).toBe(true);
    expect(mayRetry(1000, error)).toBe(false);
  });

  it('does not repeat what would fail again or was replaced', () => {
    expect(mayRetry(0, new MnemeError('cancelled', foreign('A newer question replaced this one.')))).toBe(
      false,
    );
    expect(mayRetry(0, new MnemeError('store-key', foreign('The key does not fit.')))).toBe(false);
  });
});
