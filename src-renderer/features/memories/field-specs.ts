/** Which fields of each kind the owner can write, with what control, and within which limits. Pure. */
import type { MemoryKind } from '../../../src-preload/contract/memory.ts';
import { t } from '../../messages/t.ts';

interface FieldBase {
  /** The name in `memory.fields`. */
  readonly name: string;
  readonly label: string;
  readonly required?: boolean;
  readonly hint?: string;
}

export type FieldSpec = FieldBase &
  (
    | { readonly control: 'line' | 'text'; readonly maxChars: number }
    | { readonly control: 'steps'; readonly maxSteps: number; readonly maxChars: number }
    | { readonly control: 'choice'; readonly options: readonly Choice[] }
  );

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export const maxTitleChars = 500;
export const maxTagChars = 60;
export const maxTags = 50;

const line = { control: 'line', maxChars: 500 } as const;
const long = { control: 'text', maxChars: 50_000 } as const;

export const fieldSpecs: Readonly<Record<MemoryKind, readonly FieldSpec[]>> = {
  core: [{ name: 'text', label: t('memories.text'), control: 'text', maxChars: 5_000 }],
  episodic: [
    { ...line, name: 'summary', label: t('memories.whatHappened'), required: true },
    { ...long, name: 'details', label: t('memories.details') },
    {
      ...line,
      name: 'eventType',
      label: t('memories.sortOfEvent'),
      required: true,
      hint: t('memories.sortOfEventHint'),
    },
    { ...line, name: 'application', label: t('memories.application') },
    {
      name: 'actor',
      label: t('memories.whoDidIt'),
      control: 'choice',
      options: [
        { value: 'user', label: t('memories.actorMe') },
        { value: 'assistant', label: t('memories.actorAssistant') },
      ],
    },
  ],
  semantic: [
    { ...line, name: 'name', label: t('memories.name'), required: true, hint: t('memories.nameHint') },
    { name: 'summary', label: t('memories.inASentence'), control: 'text', maxChars: 2_000 },
    { ...long, name: 'details', label: t('memories.details') },
    { ...line, name: 'origin', label: t('memories.whereLearned') },
  ],
  procedural: [
    { ...line, name: 'summary', label: t('memories.achieves'), required: true },
    { name: 'steps', label: t('memories.steps'), control: 'steps', maxSteps: 100, maxChars: 2_000 },
    {
      name: 'entryType',
      label: t('memories.sort'),
      control: 'choice',
      options: [
        { value: 'workflow', label: t('memories.workflow') },
        { value: 'guide', label: t('memories.guide') },
        { value: 'script', label: t('memories.script') },
      ],
    },
  ],
  resource: [
    { name: 'summary', label: t('memories.summary'), control: 'text', maxChars: 2_000 },
    { name: 'address', label: t('memories.address'), control: 'line', maxChars: 4_000 },
    {
      name: 'resourceType',
      label: t('memories.sort'),
      control: 'choice',
      options: [
        { value: 'web', label: t('memories.webPage') },
        { value: 'doc', label: t('memories.document') },
        { value: 'pdf', label: 'PDF' },
        { value: 'code', label: t('memories.code') },
        { value: 'image', label: t('memories.image') },
        { value: 'mail', label: t('memories.mail') },
        { value: 'sheet', label: t('memories.spreadsheet') },
        { value: 'other', label: t('memories.other') },
      ],
    },
  ],
  vault: [
    {
      ...line,
      name: 'caption',
      label: t('memories.caption'),
      required: true,
      hint: t('memories.secretHint'),
    },
    {
      name: 'entryType',
      label: t('memories.sort'),
      control: 'choice',
      options: [
        { value: 'credential', label: t('memories.credential') },
        { value: 'api_key', label: t('memories.apiKey') },
        { value: 'bookmark', label: t('memories.bookmark') },
        { value: 'card', label: t('memories.card') },
        { value: 'identity', label: t('memories.identity') },
        { value: 'other', label: t('memories.other') },
      ],
    },
    {
      name: 'sensitivity',
      label: t('memories.sensitivity'),
      control: 'choice',
      options: [
        { value: 'low', label: t('memories.low') },
        { value: 'medium', label: t('memories.medium') },
        { value: 'high', label: t('memories.high') },
      ],
    },
    { ...line, name: 'origin', label: t('memories.whereFrom') },
  ],
};

/** The field that serves as the title where the owner gives none. */
export const titleFields: Readonly<Record<MemoryKind, string | null>> = {
  core: null,
  episodic: 'summary',
  semantic: 'name',
  procedural: 'summary',
  resource: null,
  vault: 'caption',
};

/** The word for the value of a choice, or the value itself. */
export function choiceLabel(kind: MemoryKind, name: string, value: string): string {
  const spec = fieldSpecs[kind].find((candidate) => candidate.name === name);
  if (spec?.control !== 'choice') return value;
  return spec.options.find((option) => option.value === value)?.label ?? value;
}
