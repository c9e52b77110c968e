import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSecrets } from '../../../../src-main/privacy/find-secrets.ts';
import { redact } from '../../../../src-main/privacy/redact.ts';

const found = (text: string): string[] => findSecrets(text).map(({ start, end }) => text.slice(start, end));
const captions = (text: string): string[] => findSecrets(text).map(({ caption }) => caption);
/** Put together, so that no scanner takes this file for a leak. */
const token = ['ghp', 'k37og0tx9v4ipx7vnx56w6j4bd4tvctdqxdl'].join('_');

describe('findSecrets', () => {
  it.each([
    ['as it is written', token],
    ['with a lost underscore', token.replace('_', '')],
    ['with a space for the underscore', token.replace('_', ' ')],
    ['with look-alikes', token.replace('og0', 'ogO').replace('ip', '1p').replace('4bd', 'Abd')],
    ['with a space in the middle', `${token.slice(0, 20)} ${token.slice(20)}`],
    ['over a line break', `${token.slice(0, 24)}\n${token.slice(24)}`],
    ['with a bracket for a letter', `${token.slice(0, 20)})${token.slice(21)}`],
  ])('finds a token by its first letters %s', (_, text) => {
    expect(found(`see ${text} there`)).toEqual([text]);
    expect(captions(text)).toEqual(['GitHub token']);
  });

  it.each([
    ['DB_PASSWORD="Tr0mbone77"', 'Tr0mbone77'],
    ['Password: hunter2!x', 'hunter2!x'],
    ['Password\nTr0mbone-Kestrel77\nForgot?', 'Tr0mbone-Kestrel77'],
    ['the wifi passw0rd is Tr0mbone77', 'Tr0mbone77'],
    ['Kennwort: Gr7nerBaum!', 'Gr7nerBaum!'],
    ['Authorization: Bearer 22cb987851bc5659229114c62e60c79a', '22cb987851bc5659229114c62e60c79a'],
    ['client_secret = "ahDzWAqqBHgpAeUBUULu0gA4p09rt0WD"', 'ahDzWAqqBHgpAeUBUULu0gA4p09rt0WD'],
    ['postgres://app:s3cr3tP4ss@db.example.net/main', 's3cr3tP4ss'],
    ['Your verification code is 482913', '482913'],
    ['482 913 is your login code', '482 913'],
  ])('finds the value in %j', (text, secret) => {
    expect(found(text)).toEqual([secret]);
  });

  it('knows a prefix of which the reader took a c for an e, and no word that begins like it', () => {
    const body = ['aBeDeFgHiJkLmNoPgRsT', '1234567890abedefghij'].join('');
    expect(captions(`vep_${body}`)).toEqual(['Vercel token']);
    expect(captions('the veins of a veal and the vei of 1234567890 old letters')).toEqual([]);
  });

  it('takes a private key whole, with what a reader made of its frame', () => {
    const body = Array.from(
      { length: 4 },
      (_, i) => `MIIEvQ${i}BADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQDndJt7NaG8T6${i}`,
    );
    const key = ['-----BEGIN PR1VATE KEY-----', ...body, '-----END PRIVATE KEY-----'].join('\n');
    expect(redact(`before\n${key}\nafter`).text).toBe('before\n-----[Private key]\nafter');
  });

  it.each([
    'password = request.form["password"]',
    'hashed_password = generate_password_hash(password, method)',
    'API_KEY=${API_KEY}',
    'token: "<your token here>"',
    'ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    'The key to the house is under the flower pot on the left.',
    'public_key = "9Cnzj4p4WGeKLs1Pt8QuKUpRKfFLfRYC9AIKjbJTWit"',
    'commit 43fc912ef59a83054ea7f6706df4d53a7dea4d80',
    'https://www.example.org/articles/2024/how-to-grow-tomatoes-in-october?page=2',
    'Password must have 12 characters. Forgot your password? Reset it.',
    'Invoice 20240417 of 1,450.00 euros, order 4711-0815',
    'const keyStr = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"',
  ])('leaves %j alone', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('answers spans in order, none overlapping another, whatever the text', () => {
    const piece = fc.constantFrom(
      token,
      'password: ',
      'key=',
      '-----BEGIN PRIVATE KEY-----',
      'eyJ',
      '://a:b@c',
      '\n',
      ' ',
      '"',
      'sk-',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 40 }),
        (pieces) => {
          const text = pieces.join('');
          let reached = 0;
          for (const { start, end } of findSecrets(text)) {
            expect(start).toBeGreaterThanOrEqual(reached);
            expect(end).toBeGreaterThan(start);
            reached = end;
          }
          expect(reached).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });

  it('finds a token of any letters, in any words', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
    const body = fc.string({ unit: fc.constantFrom(...letters), minLength: 36, maxLength: 36 });
    const words = fc.array(fc.constantFrom('the', 'harbour', 'is', 'open', 'until', 'nine'), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(words, body, words, (before, drawn, after) => {
        fc.pre(new Set(drawn).size > 14 && /\d.*\d/.test(drawn));
        const text = [...before, `ghp_${drawn}`, ...after].join(' ');
        expect(redact(text).text).not.toContain(drawn.slice(4, 12));
      }),
    );
  });

  it('finds nothing in what it left in the place of a secret', () => {
    const once = redact(`token=${token} password: Tr0mbone77 4111 1111 1111 1111`);
    expect(once.removed).toHaveLength(3);
    expect(redact(once.text)).toEqual({ text: once.text, removed: [] });
  });
});
