/** What one check tells: how much passed, how much failed, and what the reader has to see when it did. */

export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** Printed when something failed; empty where the tool has shown it already. */
  readonly details: string;
}

export interface Check {
  readonly name: string;
  run(env: NodeJS.ProcessEnv): Promise<Outcome>;
}
