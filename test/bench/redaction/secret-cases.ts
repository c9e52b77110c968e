/** The labelled secrets, and which characters of each case are the secret. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const caseSchema = z.object({
  source: z.string(),
  rule: z.string(),
  label: z.union([z.literal(0), z.literal(1)]),
  text_base64: z.base64(),
  spans: z.array(z.tuple([z.number(), z.number()])).optional(),
});

export interface SecretCase {
  readonly source: string;
  readonly rule: string;
  readonly hasSecret: boolean;
  readonly text: string;
  readonly spans: readonly (readonly [start: number, end: number])[];
}

/** Of these, what is labelled is a word, a name or an id of a tenant: nothing that could leak. */
const noSecretsInside = new Set([
  'example',
  'filter-comments',
  'no-homedir',
  'pattern',
  'gcp-service-account',
  'azure',
]);
const leastChars = 8;

/** One JSON object a line, as in `secrets-dev.jsonl`. */
export function readSecretCases(file: string): SecretCase[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { source, rule, label, text_base64, spans } = caseSchema.parse(JSON.parse(line));
      const text = Buffer.from(text_base64, 'base64').toString('utf8');
      return { source, rule, hasSecret: label === 1, text, spans: spans ?? [] };
    });
}

/** Some cases of each rule, in another notation each. */
export function someOfEachRule(cases: readonly SecretCase[], count: number): SecretCase[] {
  const byRule = new Map<string, SecretCase[]>();
  for (const one of cases) {
    if (one.hasSecret) byRule.set(one.rule, [...(byRule.get(one.rule) ?? []), one]);
  }
  return [...byRule.values()].flatMap((all, nth) =>
    Array.from({ length: Math.min(count, all.length) }, (_, i) => all[(i * 7 + nth * 3) % all.length]!),
  );
}

/**
 * The secrets of a case without what may stay: of an address the password, of a span or a whole text its longest run of
 * characters without a name before `=`. Empty where there is none of at least eight characters.
 */
export function secretsOf({ rule, text, spans }: SecretCase): string[] {
  if (noSecretsInside.has(rule)) return [];
  const pieces = spans.length > 0 ? spans.map(([start, end]) => text.slice(start, end)) : [text];
  return pieces
    .flatMap((piece) => {
      if (piece.includes('PRIVATE KEY')) return piece.match(/[A-Za-z0-9+/=]{40,}/g) ?? [];
      const password = /:\/\/[^\s:/@]*:([^\s/]+)@/.exec(piece)?.[1];
      if (password) return [password];
      const bare = piece
        .replaceAll(/(?:https?:\/\/)?hooks\.slack\.com\/\w+\//g, ' ')
        .replaceAll(/\\n|https?:\/\/\S+|"?AWS_ACCOUNT_ID\S+/g, ' ');
      const runs = bare.match(/[\w\-+/.~:|]{8,}={0,2}/g) ?? [];
      return runs.sort((a, b) => b.length - a.length).slice(0, 1);
    })
    .filter(
      (secret) => secret.length >= leastChars && new Set(secret).size >= 12 - Math.max(0, 16 - secret.length),
    );
}
