/** A stretch of text that must not be kept, and what it is. */
import type { RedactionRule } from '../../src-preload/contract/redaction.ts';
import type { SecretType } from './secret-rules.ts';

export interface SecretSpan {
  /** The first character. */
  readonly start: number;
  /** Behind the last character. */
  readonly end: number;
  /** Which of the ways of finding it found it. */
  readonly rule: RedactionRule;
  readonly type: SecretType;
  /** What the owner would call it: "GitHub token". Never a part of it. */
  readonly caption: string;
  /** 0..1 */
  readonly confidence: number;
}
