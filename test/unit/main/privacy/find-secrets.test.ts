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
    ['Hassword: Trémbone-Kestrel77', 'Trémbone-Kestrel77'],
    ['assword: Trombone-Kestrel77', 'Trombone-Kestrel77'],
    ['Kennwort: Gr7nerBaum!', 'Gr7nerBaum!'],
    ['Authorization: Bearer 22cb987851bc5659229114c62e60c79a', '22cb987851bc5659229114c62e60c79a'],
    ['client_secret = "ahDzWAqqBHgpAeUBUULu0gA4p09rt0WD"', 'ahDzWAqqBHgpAeUBUULu0gA4p09rt0WD'],
    ['postgres://app:s3cr3tP4ss@db.example.net/main', 's3cr3tP4ss'],
    ['Your verification code is 482913', '482913'],
    ['482 913 is your login code', '482 913'],
    ['482913 is your WhatsApp code', '482913'],
    ['482913 ist dein Code für PayPal', '482913'],
    ['Votre code Doctolib est 482913', '482913'],
    ['Mot de passe : Bonjour99!', 'Bonjour99!'],
    ['Kennwort Gr7nerBaum!', 'Gr7nerBaum!'],
    ['WiFi key: 48291038475610293847', '48291038475610293847'],
    ['CVV: 396', '396'],
    ['Setup key: jbsw y3dp ehpk 3pxp jbsw y3dp', 'jbsw y3dp ehpk 3pxp jbsw y3dp'],
    ['curl -u admin:Passw0rd9x https://example.org', 'Passw0rd9x'],
    ['mysql -u root -pPassw0rd9x orders', 'Passw0rd9x'],
    ['tool --password Passw0rd9x run', 'Passw0rd9x'],
    ['machine example.org login anna password Passw0rd9x', 'Passw0rd9x'],
    ['Cookie: sessionid=7261b746584975a5c53f866c45a4f372; theme=dark', '7261b746584975a5c53f866c45a4f372'],
  ])('finds the value in %j', (text, secret) => {
    expect(found(text)).toEqual([secret]);
  });

  it.each([
    ['?sv=2022-11-02&sr=b&sp=r&sig=@', 'Wq%2BUlByY9s%2BuUrfFpU%2FOi2ihs3NwcjUv7f0Ugn76Hgs%3D'],
    ['/k?X-Amz-Date=20240101T000000Z&X-Amz-Signature=@&x=1', '47da2f60e53a4c005ab958c008f371998ee1527b'],
    ['/callback?code=@&state=xyz', 'qtiNhPMUaqiaHk2BeMgSNFV3XGeAlw'],
    ['/a;jsessionid=@', '8064574d3c440b998ced4e5a1045777a'],
    ['/v1?key=@&q=1', '8d686b99f42096484b39'],
    ['/finish#access_token=@', 'qtiNhPMUaqiaHk2BeMgSNFV3XGeAlw'],
    ['/password/reset/@', 'BrgwoY668lYDUNb0vFj7uuNFHCAe4lq-'],
    ['/accounts/reset/MQ/@/', 'c8k2xw-5d1f0a7b3e9c4d6f8a2b1c3e5d7f'],
    ['/magic/@', 'kokKx9NvMh2lYJwfBS-D-csO7aQvBh7Z40fMTBD2mKQ'],
    ['/verify?token=@', '3f2b8c1d-9e4a-4b7c-8d5e-1a2b3c4d5e6f'],
  ])('finds what lets in whoever has the address %j', (address, given) => {
    const [before = '', after = ''] = address.split('@');
    const text = `https://app.example.org${before}${given}${after}`;
    expect(redact(text).removed.map(({ value }) => value)).toEqual([given]);
  });

  it.each([
    ['sk-', 'a164f7f5c5b17ea761c6c90591a17dc7', 'Model provider key'],
    ['csk-', 'sevpgr3gp7xuxdli0eps0ozpxgjt97cu56vwwjv4pr2m5scx', 'Cerebras key'],
    ['fw_', '3MlFbUH3OYNd2r39xDzuFn', 'Fireworks key'],
    ['rzp_live_', 'RnQDJsShs2ryiy', 'Razorpay key'],
    ['access-production-', 'c14d6ed3-a298-0fec-0c7c-4e2097f37935', 'Plaid token'],
    ['access_token$production$', 'ayzhzbypi15eoiof$344495efa2ffc4469e02592ee4129811', 'Braintree token'],
    ['syt_', 'YW5uYQ_kVbXqPzRtLmNwYsHdGfK_3Xq9Zt', 'Matrix token'],
    ['MTAGoC4xc2kGJLVA9ZAA76myJv.', 'GQXnaH.plRDSclxYAX1jRanVdDrBiIYRElX40ph1ArpBbE', 'Discord token'],
    ['bc0b05f99f6431fb1f90190768dd742a', '-us12', 'Mailchimp key'],
  ])('knows a key that begins with %j', (beginning, rest, caption) => {
    expect(found(`see ${beginning}${rest} there`)).toEqual([beginning + rest]);
    expect(captions(beginning + rest)).toEqual([caption]);
  });

  it('takes the codes of a list for recovery, and no numbers that stand near those words', () => {
    const codes = ['4ra00-04yba', 'l9lre-3hyuj', 'b3aq4-vfmfc'];
    expect(found(`Recovery codes\n${codes.join('\n')}\nKeep them safe.`)).toEqual(codes);
    expect(found('Backup codes were mentioned in 2023-2024, see pages 1234-1240 and 88')).toEqual([]);
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
    'https://docs.example.com/document/d/1A2bC3dE4fG5hI6jK7lM8nO9pQ0rS1tU2vW3xY4zA5bC/edit',
    'https://news.example.org/verify/a-long-title-of-an-article-about-verification',
    'https://example.org/images/siblings-against-sky-royalty-free-image-1650652626.jpg',
    'https://live.example.com/3437/3935231341_b2955b00dd_b.jpg?zip_code=12345678901234567890',
    '10 is your lucky number, 1234 ist deine Kundennummer',
    'curl -u "$USER:$PASS" https://example.org && mysql -p orders',
    'password Base64 encoded, Password protected PDF2000-Document, passe-partout: Rahmen2000',
    'Session 2024-11-05T10:00 opened; the network key figures of 2024',
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
