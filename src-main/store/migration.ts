/** One step of the store's layout. */
export interface Migration {
  /** Counts from 1 without a gap. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}
