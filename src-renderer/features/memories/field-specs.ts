/** Which fields of each kind the owner can write, with what control, and within which limits. Pure. */
import type { MemoryKind } from '../../../src-preload/contract/memory.ts';

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
  core: [{ name: 'text', label: 'Text', control: 'text', maxChars: 5_000 }],
  episodic: [
    { ...line, name: 'summary', label: 'What happened', required: true },
    { ...long, name: 'details', label: 'Details' },
    {
      ...line,
      name: 'eventType',
      label: 'Sort of event',
      required: true,
      hint: 'As in meeting, call, reading',
    },
    { ...line, name: 'application', label: 'Application' },
    {
      name: 'actor',
      label: 'Who did it',
      control: 'choice',
      options: [
        { value: 'user', label: 'I' },
        { value: 'assistant', label: 'The assistant' },
      ],
    },
  ],
  semantic: [
    { ...line, name: 'name', label: 'Name', required: true, hint: 'A person, a project, a thing, a concept' },
    { name: 'summary', label: 'In a sentence', control: 'text', maxChars: 2_000 },
    { ...long, name: 'details', label: 'Details' },
    { ...line, name: 'origin', label: 'Where you learned it' },
  ],
  procedural: [
    { ...line, name: 'summary', label: 'What it achieves', required: true },
    { name: 'steps', label: 'Steps', control: 'steps', maxSteps: 100, maxChars: 2_000 },
    {
      name: 'entryType',
      label: 'Sort',
      control: 'choice',
      options: [
        { value: 'workflow', label: 'Workflow' },
        { value: 'guide', label: 'Guide' },
        { value: 'script', label: 'Script' },
      ],
    },
  ],
  resource: [
    { name: 'summary', label: 'Summary', control: 'text', maxChars: 2_000 },
    { name: 'address', label: 'Address or path', control: 'line', maxChars: 4_000 },
    {
      name: 'resourceType',
      label: 'Sort',
      control: 'choice',
      options: [
        { value: 'web', label: 'Web page' },
        { value: 'doc', label: 'Document' },
        { value: 'pdf', label: 'PDF' },
        { value: 'code', label: 'Code' },
        { value: 'image', label: 'Image' },
        { value: 'mail', label: 'Mail' },
        { value: 'sheet', label: 'Spreadsheet' },
        { value: 'other', label: 'Other' },
      ],
    },
  ],
  vault: [
    { ...line, name: 'caption', label: 'Caption', required: true, hint: 'Never the secret itself' },
    {
      name: 'entryType',
      label: 'Sort',
      control: 'choice',
      options: [
        { value: 'credential', label: 'Password or login' },
        { value: 'api_key', label: 'API key' },
        { value: 'bookmark', label: 'Bookmark' },
        { value: 'card', label: 'Card' },
        { value: 'identity', label: 'Identity' },
        { value: 'other', label: 'Other' },
      ],
    },
    {
      name: 'sensitivity',
      label: 'Sensitivity',
      control: 'choice',
      options: [
        { value: 'low', label: 'Low' },
        { value: 'medium', label: 'Medium' },
        { value: 'high', label: 'High' },
      ],
    },
    { ...line, name: 'origin', label: 'Where it is from' },
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
