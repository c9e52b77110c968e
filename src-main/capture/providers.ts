/** The sources of pictures and whose turn it is: one by name, or the first that works. */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { CaptureProvider } from '../../src-preload/contract/settings.ts';
import type { ScreenSource } from './ports.ts';
import { afterFailure, afterSuccess, beforeGrab, firstChoice } from './provider-choice.ts';
import { singleFlight } from './single-flight.ts';

export class Providers {
  readonly #sources: readonly ScreenSource[];
  #setting: CaptureProvider = 'automatic';
  #choice = firstChoice;

  /** `sources` in order of preference; never two grabs of one source are under way. */
  constructor(sources: readonly ScreenSource[]) {
    this.#sources = sources.map(({ name, grab }, index) => ({
      name,
      grab: singleFlight(say('The screen ({name})', { name }), (signal) => grab.call(sources[index], signal)),
    }));
  }

  /** The source whose turn it is; null while a back-off lasts. Throws where there is none of that name. */
  next(setting: CaptureProvider, now: number): ScreenSource | null {
    this.#follow(setting);
    this.#choice = beforeGrab(this.#choice, now);
    if (now < this.#choice.notBefore) return null;
    const source = this.#current();
    if (!source)
      throw new MnemeError(
        'unsupported',
        say('There is no provider "{setting}" on this machine.', { setting }),
      );
    return source;
  }

  name(setting: CaptureProvider): string {
    this.#follow(setting);
    return this.#current()?.name ?? setting;
  }

  succeeded(): void {
    this.#choice = afterSuccess(this.#choice);
  }

  /** Waits or changes over; answers the name of the source that has its turn now, where it is another. */
  failed(intervalMs: number, now: number): string | null {
    const before = this.#current()?.name;
    this.#choice = afterFailure(this.#choice, this.#available().length, intervalMs, now);
    const after = this.#current()?.name;
    return after === undefined || after === before ? null : after;
  }

  /** Ends a back-off: the machine woke up or its displays changed. */
  forgive(): void {
    this.#choice = { ...this.#choice, failures: 0, notBefore: 0 };
  }

  #follow(setting: CaptureProvider): void {
    if (setting === this.#setting) return;
    this.#setting = setting;
    this.#choice = firstChoice;
  }

  #available(): readonly ScreenSource[] {
    if (this.#setting === 'automatic') return this.#sources;
    return this.#sources.filter((source) => source.name === this.#setting);
  }

  #current(): ScreenSource | undefined {
    return this.#available()[this.#choice.current];
  }
}
