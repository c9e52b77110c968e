/** Locking: whether the store is shut, what opens it, and the ways in. Nothing that is typed here is kept or logged. */
import { z } from 'zod';
import { route } from './route.ts';

export const lockStateSchema = z.object({
  /** Nothing can be read; what is seen is sealed until the owner unlocks. */
  locked: z.boolean(),
  hasPassphrase: z.boolean(),
  hasRecoveryCode: z.boolean(),
  /** The recovery code has opened it, so another passphrase can be set without the one before. */
  passphraseForgotten: z.boolean(),
  /** Why it did not open by itself although no passphrase is set; empty elsewhere. */
  trouble: z.string(),
  /** After wrong tries: until the next one. */
  waitSeconds: z.number().int(),
});
export type LockState = z.infer<typeof lockStateSchema>;

const passphraseSchema = z.string().max(1024);
const currentSchema = passphraseSchema.nullable();

export const lockRequests = {
  'lock.state': route(z.object({}), lockStateSchema),
  /** Fails with `not-found` where no passphrase is set. */
  'lock.now': route(z.object({}), lockStateSchema),
  /** Fails with `passphrase`, also while the next try has to wait. */
  'lock.unlock': route(z.object({ passphrase: passphraseSchema }), lockStateSchema),
  /** Fails with `invalid-input` for a mistyped code, with `passphrase` for another one. */
  'lock.unlock-with-code': route(z.object({ code: z.string().max(200) }), lockStateSchema),
  /**
   * Erases everything that was remembered, also what is sealed and waits, and begins with a new key that opens by itself. Only
   * while locked; fails with `conflict` elsewhere. The key as it was stays beside the new one, for old backups.
   */
  'lock.start-anew': route(z.object({}), lockStateSchema),
  /**
   * Puts the data folder, whose key is lost, aside as it is, and begins with an empty one under a new key. Only in the state
   * `no-key`; fails with `conflict` elsewhere, with `store-key` where no new key could be made, and with `unreadable`.
   */
  'lock.set-aside': route(z.object({}), lockStateSchema),
  /** `current` is null where there is none, or where the recovery code has opened it. */
  'lock.set-passphrase': route(z.object({ current: currentSchema, next: passphraseSchema }), lockStateSchema),
  'lock.remove-passphrase': route(z.object({ current: currentSchema }), lockStateSchema),
  /** The only time that the code is told; one that was made before opens nothing any more. */
  'lock.make-recovery-code': route(z.object({ current: currentSchema }), z.object({ code: z.string() })),
} as const;

export const lockEvents = { 'lock.changed': lockStateSchema } as const;
