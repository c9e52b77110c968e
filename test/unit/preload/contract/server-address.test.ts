import { describe, expect, it } from 'vitest';
import {
  isOnThisMachine,
  isSentInTheClear,
  normaliseServer,
} from '../../../../src-preload/contract/server-address.ts';

describe('the address of a model server', () => {
  it.each([
    ['localhost:11434', 'http://localhost:11434/v1'],
    ['127.0.0.1:1234/v1/', 'http://127.0.0.1:1234/v1'],
    ['api.openai.com', 'https://api.openai.com/v1'],
    ['https://openrouter.ai/api/v1', 'https://openrouter.ai/api/v1'],
    ['http://box.local:8000', 'http://box.local:8000/v1'],
    ['192.168.1.4:8080', 'http://192.168.1.4:8080/v1'],
    ['https://host.example/v1/chat/completions', 'https://host.example/v1'],
  ])('%s is %s', (written, meant) => {
    expect(normaliseServer(written)).toBe(meant);
    expect(normaliseServer(meant)).toBe(meant);
  });

  it.each([
    '',
    'ftp://a.example',
    'two words',
    'https://user:secret@a.example',
    'https://a.example?key=1',
    'http://',
  ])('%j is none', (written) => expect(normaliseServer(written)).toBeNull());

  it('is on this machine only where the name says so', () => {
    expect(
      ['http://localhost:1/v1', 'http://127.0.0.1:1/v1', 'http://[::1]:1/v1'].every(isOnThisMachine),
    ).toBe(true);
    expect(
      ['http://localhost.evil.example/v1', 'http://127.0.0.1.evil.example/v1', 'http://192.168.1.4/v1'].some(
        isOnThisMachine,
      ),
    ).toBe(false);
  });

  it('is read by anybody on the way when it is plain http to another machine', () => {
    expect(isSentInTheClear('http://192.168.1.4:8080/v1')).toBe(true);
    expect(isSentInTheClear('https://a.example/v1')).toBe(false);
    expect(isSentInTheClear('http://localhost:1/v1')).toBe(false);
  });
});
