/** How well personal data that has a form is found: spans of labelled sentences, titles and lines of screens. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { personalDataKindSchema, type PersonalDataKind } from '../../../src-preload/contract/privacy.ts';
import { findPersonalData } from '../../../src-main/privacy/pii-rules.ts';

const kindOfLabel: Readonly<Record<string, PersonalDataKind>> = {
  PHONE_NUMBER: 'phone',
  CREDIT_CARD: 'card',
  IBAN_CODE: 'iban',
  US_SSN: 'ssn',
  IP_ADDRESS: 'ip',
  EMAIL_ADDRESS: 'mail',
  private_email: 'mail',
  private_phone: 'phone',
};

const sentencesSchema = z.array(
  z.object({
    full_text: z.string(),
    spans: z.array(
      z.object({ entity_type: z.string(), start_position: z.number(), end_position: z.number() }),
    ),
  }),
);
const titleSchema = z.object({
  window: z.string(),
  pii: z.array(z.object({ text: z.string(), label: z.string() })),
});
const screenSchema = z.object({ spans: z.array(z.object({ label: z.string(), text: z.string() })) });

interface Labelled {
  readonly text: string;
  readonly spans: readonly Span[];
}

interface Span {
  readonly kind: PersonalDataKind;
  readonly start: number;
  readonly end: number;
}

/** Per cent; a span counts as found where it and the labelled one share at least half of both together. */
export interface SpanScore {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  readonly labelled: number;
}

/** Null where the folder holds none of the files. */
export function scorePersonalData(folder: string): SpanScore | null {
  const texts = [
    ...sentences(path.join(folder, 'pii/presidio-dev.json')),
    ...titles(path.join(folder, 'screenleak/text-dev.jsonl')),
    ...screens(path.join(folder, 'screenleak/images-dev.jsonl')),
  ];
  if (texts.length === 0) return null;
  let right = 0;
  let found = 0;
  let labelled = 0;
  for (const { text, spans } of texts) {
    const open = [...spans];
    labelled += open.length;
    for (const kind of personalDataKindSchema.options) {
      for (const span of findPersonalData(text, [kind])) {
        found++;
        const match = open.findIndex((one) => one.kind === kind && overlap(one, span) >= 0.5);
        if (match < 0) continue;
        right++;
        open.splice(match, 1);
      }
    }
  }
  const precision = right / found;
  const recall = right / labelled;
  return {
    f1: rounded((200 * precision * recall) / (precision + recall)),
    precision: rounded(100 * precision),
    recall: rounded(100 * recall),
    labelled,
  };
}

function sentences(file: string): Labelled[] {
  if (!existsSync(file)) return [];
  return sentencesSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).map(({ full_text, spans }) => ({
    text: full_text,
    spans: spans.flatMap(({ entity_type, start_position: start, end_position: end }) => {
      const kind = kindOfLabel[entity_type];
      return kind ? [{ kind, start, end }] : [];
    }),
  }));
}

function titles(file: string): Labelled[] {
  return linesOf(file).map((line) => {
    const { window, pii } = titleSchema.parse(line);
    const spans = pii.flatMap(({ text, label }) => spanOf(window, text, label));
    return { text: window, spans };
  });
}

function screens(file: string): Labelled[] {
  return linesOf(file).flatMap((line) =>
    screenSchema.parse(line).spans.map(({ label, text }) => ({ text, spans: spanOf(text, text, label) })),
  );
}

function spanOf(text: string, part: string, label: string): Span[] {
  const kind = kindOfLabel[label];
  const start = text.indexOf(part);
  return kind && start >= 0 ? [{ kind, start, end: start + part.length }] : [];
}

function linesOf(file: string): unknown[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as unknown);
}

/** Intersection over union. */
function overlap(a: Omit<Span, 'kind'>, b: Omit<Span, 'kind'>): number {
  const common = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return common <= 0 ? 0 : common / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

function rounded(value: number): number {
  return Number(value.toFixed(1));
}
