/** What an engine that is going to be killed tells: what it found, what it begins, and what was acknowledged. */

export const deeds = [
  'start',
  'capture',
  'forget frame',
  'say',
  'forget talk',
  'write',
  'edit',
  'undo',
  'erase',
  'flush',
  'absorb',
  'backup',
  'restore',
  'keep restored',
  'undo restore',
  'lock',
  'unlock',
  'take in',
  'forget sealed',
] as const;
export type Deed = (typeof deeds)[number];

/** Of each thing by its name (`frame 7`, `note 3`, `said 104`) what it is from then on; null: it is gone. */
export type Changes = Readonly<Record<string, string | null>>;

export type Told =
  | { readonly kind: 'loaded' }
  /** How far its clock is ahead of the wall's. */
  | { readonly kind: 'ahead'; readonly ms: number }
  | { readonly kind: 'started'; readonly found: Found }
  | {
      readonly kind: 'begins';
      readonly deed: Deed;
      readonly isAim: boolean;
      readonly changes: Changes;
      /** The one that is restored. */
      readonly backup: string | null;
    }
  | { readonly kind: 'done'; readonly deed: Deed; readonly changes: Changes; readonly backup: string | null }
  | { readonly kind: 'refused'; readonly deed: Deed; readonly reason: string }
  /** Asked, after it told nothing for long. */
  | { readonly kind: 'waits'; readonly for: string };

export interface Found {
  /** Every thing in the store with what it is; one that stands there twice is listed twice. */
  readonly things: readonly (readonly [string, string])[];
  /** Newest first. */
  readonly backups: readonly { readonly id: string; readonly ok: boolean; readonly reason: string }[];
}

/** What a child is told to do: some deeds at random, then the one in which it is killed, then others without an end. */
export interface Orders {
  readonly dataFolder: string;
  readonly backupFolder: string;
  readonly server: string;
  readonly model: string;
  readonly backend: 'mem0' | 'file';
  /** How far the clock of the one before it was ahead of the wall's. */
  readonly ahead: number;
  readonly seed: number;
  readonly aim: Deed;
  readonly deedsBefore: number;
  /** Numbers from here on were never used. */
  readonly nextNumber: number;
}
