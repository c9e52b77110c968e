/** What every benchmark answers: figures, and the floors that they are held to. */

export interface BenchReport {
  readonly bench: string;
  /** How it was measured, in words: machine, data, size. */
  readonly setting: string;
  readonly figures: Readonly<Record<string, number>>;
  readonly floors: Readonly<Record<string, Floor>>;
}

export interface Floor {
  readonly floor: number;
  readonly value: number;
  readonly ok: boolean;
}

export interface BenchArgs {
  readonly json: boolean;
  readonly file: string | null;
  readonly set: string | null;
  /** Of a model server, as in `http://127.0.0.1:11434/v1`; its key comes from MNEME_BENCH_KEY. */
  readonly baseUrl: string | null;
  readonly model: string | null;
  /** Of whatever is random; null: another one each time. */
  readonly seed: number | null;
  /** How much of it: kills of `faults`, inputs of `fuzz`, simulated hours of `soak` and how many times as fast they go. */
  readonly kills: number | null;
  readonly inputs: number | null;
  readonly hours: number | null;
  readonly speed: number | null;
}
