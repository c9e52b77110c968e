import { describe, expect, it } from 'vitest';
import { appRequests } from '../../../../src-preload/contract/app.ts';

describe('app.open-link', () => {
  const { input } = appRequests['app.open-link'];

  it.each(['https://example.org/a?b=c#d', 'http://example.org'])('takes the web address %s', (url) => {
    expect(input.safeParse({ url }).success).toBe(true);
  });

  it.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://host/share',
    'mneme-frame://frame/1',
    'https://bank.example@evil.example/',
    'https://user:word@evil.example/',
    'no address',
  ])('refuses %s', (url) => {
    expect(input.safeParse({ url }).success).toBe(false);
  });
});
