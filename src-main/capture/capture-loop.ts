/**
 * Looks at the screen every few seconds and hands on what is worth keeping. All that may not be seen, has not changed
 * or can't be taken ends here, and is counted; what the status says comes from when frames really reached the disk.
 */
import { MnemeError } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { Counters } from '../../src-preload/contract/app.ts';
import type { Region } from '../../src-preload/contract/frames.ts';
import { wordsOf } from '../../src-preload/contract/sentences/wording.ts';
import type { CaptureParts, CaptureStatus } from './capture-parts.ts';
import { displayStatus, recordsFor, type DisplayRecord } from './display-records.ts';
import { judgeShot, keepShot, type Shot } from './frame-dedupe.ts';
import { createGapKeeper, type GapKeeper } from './gap-keeper.ts';
import { lookAtScreen, windowKey, type LookOutcome } from './look.ts';
import { healthyPictures, isBlank, judgePictures, pictureFaultText } from './picture-health.ts';
import type { Grab, WindowReport } from './ports.ts';
import { Providers } from './providers.ts';
import { recording } from './recording.ts';
import { singleFlight } from './single-flight.ts';
import {
  gapKindOf,
  isDiskLow,
  standingState,
  type CaptureFacts,
  type StandingState,
} from './standing-state.ts';

/** After waking up, displays and drivers need a moment. */
const resumeDelayMs = 5_000;
const displayChangeDelayMs = 1_000;
const slowerOnBattery = 3;
const folderIntervalMs = 10_000;

type Pictures = Extract<LookOutcome, { kind: 'pictures' }>;

export class CaptureLoop {
  readonly #parts: CaptureParts;
  readonly #gaps: GapKeeper;
  readonly #readWindows: () => Promise<WindowReport>;
  readonly #providers: Providers;
  readonly #pending = new Set<Promise<void>>();
  /** Nothing is allowed before the shell has said so. */
  #facts: CaptureFacts = {
    agreed: false,
    paused: null,
    locked: false,
    suspended: false,
    onBattery: false,
    engineReady: false,
    quitting: false,
    freeBytes: null,
  };
  #standing: StandingState = 'not-agreed';
  #diskLow = false;
  #displays = new Map<string, DisplayRecord>();
  #health = healthyPictures;
  #counters: Counters = { seen: 0, kept: 0, same: 0, excluded: 0, failed: 0 };
  #since: number;
  #notBefore = 0;
  #lastGoodAt: number | null = null;
  #lastExcluded: { readonly at: number; readonly reason: string } | null = null;
  #lastFailure = '';
  #stopping: AbortController | null = null;
  #cancelTimer: () => void = () => {};
  #turn: Promise<void> | null = null;

  constructor(parts: CaptureParts) {
    this.#parts = parts;
    this.#since = parts.clock.now();
    this.#gaps = createGapKeeper((kind, from, to) => this.#quietly(() => parts.sink.noteGap(kind, from, to)));
    this.#readWindows = singleFlight(say('The list of windows'), () => parts.windows.read());
    this.#providers = new Providers(parts.sources);
  }

  start(): void {
    if (this.#stopping) return;
    this.#stopping = new AbortController();
    this.#since = this.#parts.clock.now();
    this.#schedule(0);
  }

  /** Takes no more looks; resolves when what was handed over has been stored or refused. */
  async stop(): Promise<void> {
    this.#stopping?.abort();
    this.#stopping = null;
    this.#cancelTimer();
    await this.drain();
    this.#gaps.note(null, this.#parts.clock.now());
  }

  /** Resolves when no look is under way and nothing that was handed over waits for the disk. */
  async drain(): Promise<void> {
    while (this.#turn || this.#pending.size > 0) {
      await Promise.allSettled([this.#turn, ...this.#pending]);
    }
  }

  /** Tells the loop what changed; a change of what is allowed takes effect at once. */
  update(changed: Partial<CaptureFacts>): void {
    const wasSuspended = this.#facts.suspended;
    this.#facts = { ...this.#facts, ...changed };
    const now = this.#parts.clock.now();
    if (changed.freeBytes !== undefined) {
      const { stopBelowFreeMb } = this.#parts.settings().storage;
      this.#diskLow = isDiskLow(this.#diskLow, changed.freeBytes, stopBelowFreeMb * 1_000_000);
    }
    if (wasSuspended && !this.#facts.suspended) this.#startAnew(now + resumeDelayMs);
    if (this.#enter(now)) this.#schedule(0);
  }

  /** Displays were added, removed or changed: nothing that was seen before can be compared. */
  displaysChanged(): void {
    this.#startAnew(this.#parts.clock.now() + displayChangeDelayMs);
  }

  status(): CaptureStatus {
    const { provider } = this.#parts.settings().capture;
    const now = this.#parts.clock.now();
    this.#enter(now);
    return {
      recording: recording({
        standing: this.#standing,
        pausedUntil: this.#facts.paused?.until ?? null,
        since: this.#since,
        lastGoodAt: this.#lastGoodAt,
        lastExcluded: this.#lastExcluded,
        lastFailure: this.#lastFailure,
        intervalMs: this.#intervalMs(),
        now,
      }),
      provider: provider === 'folder' ? provider : this.#providers.name(provider),
      displays: [...this.#displays.values()].map(displayStatus),
      counters: this.#counters,
    };
  }

  /** Works out what is allowed now; true where that changed. */
  #enter(now: number): boolean {
    const { capture } = this.#parts.settings();
    const standing = standingState({
      facts: this.#facts,
      diskLow: this.#diskLow,
      onBattery: capture.onBattery,
      idleSeconds: capture.idleSeconds > 0 ? this.#parts.idleSeconds() : 0,
      idleLimitSeconds: capture.idleSeconds,
      now,
    });
    if (standing === this.#standing) return false;
    this.#standing = standing;
    if (standing === 'record') this.#since = Math.max(now, this.#notBefore);
    this.#parts.log('info', 'capture changed its state', { state: standing });
    return true;
  }

  #startAnew(notBefore: number): void {
    this.#forgetPictures();
    this.#providers.forgive();
    this.#notBefore = Math.max(this.#notBefore, notBefore);
    this.#since = Math.max(this.#since, notBefore);
  }

  #forgetPictures(): void {
    for (const record of this.#displays.values()) record.memory = null;
    this.#health = healthyPictures;
  }

  #schedule(ms: number): void {
    if (!this.#stopping || this.#turn) return;
    this.#cancelTimer();
    this.#cancelTimer = this.#parts.clock.after(ms, () => this.#takeTurn());
  }

  #takeTurn(): void {
    if (!this.#stopping || this.#turn) return;
    const { clock } = this.#parts;
    const startedAt = clock.now();
    this.#turn = this.#look(startedAt, this.#stopping.signal)
      .catch((error: unknown) => this.#fail(error))
      .then(() => {
        this.#turn = null;
        const interval = this.#intervalMs();
        this.#schedule(Math.max(interval / 4, startedAt + interval - clock.now()));
        this.#tell();
      });
  }

  async #look(now: number, signal: AbortSignal): Promise<void> {
    this.#enter(now);
    if (this.#standing !== 'record') return this.#gaps.note(gapKindOf(this.#standing), now);
    if (now < this.#notBefore) return;
    const { provider } = this.#parts.settings().capture;
    if (provider === 'folder') return this.#importFolder(now);
    if (this.#pending.size > 0) {
      this.#lastFailure = 'The last frame has not reached the disk yet.';
      return;
    }
    const source = this.#providers.next(provider, now);
    if (!source) return;
    const { clock, gate } = this.#parts;
    const outcome = await lookAtScreen({
      clock,
      gate,
      readWindows: this.#readWindows,
      grab: source.grab,
      signal,
    });
    // A pause, a lock or a wake-up that came meanwhile holds for this look too.
    this.#enter(clock.now());
    if (signal.aborted || this.#standing !== 'record' || clock.now() < this.#notBefore) return;
    this.#judge(outcome);
  }

  #judge(outcome: LookOutcome): void {
    const now = this.#parts.clock.now();
    const displays = Math.max(1, this.#displays.size);
    switch (outcome.kind) {
      case 'excluded':
        this.#count({ seen: displays, excluded: displays });
        this.#lastExcluded = { at: now, reason: outcome.reason };
        return this.#gaps.note(outcome.reason === 'own-windows' ? 'own-window' : 'excluded', now);
      case 'unstable':
        this.#count({ seen: displays, excluded: displays });
        this.#lastFailure = 'The window in front changed while its picture was taken.';
        return;
      case 'failed':
        this.#count({ seen: displays });
        this.#fail(outcome.error, displays);
        if (outcome.part === 'screen') this.#changeProvider();
        return;
      case 'pictures':
        return this.#sift(outcome);
    }
  }

  /** Drops what shows nothing new; the rest is handed over. */
  #sift(look: Pictures): void {
    const now = this.#parts.clock.now();
    this.#displays = recordsFor(
      this.#displays,
      look.grabs.map((grab) => grab.display),
    );
    const judged = look.grabs.map((grab) => this.#compare(grab, look));
    this.#count({ seen: judged.length });
    const allBlank = judged.every((one) => one.blank);
    const { health, fault } = judgePictures(this.#health, {
      application: look.active?.application ?? null,
      hasWindow: look.hasWindow,
      allBlank,
      nothingChanged: judged.every(({ judgement }) => judgement.verdict === 'same' && judgement.exact),
    });
    this.#health = health;
    if (fault) {
      this.#fail(new MnemeError('unsupported', pictureFaultText[fault]), judged.length);
      return this.#changeProvider();
    }
    const isDoubtful = allBlank && look.hasWindow;
    if (!isDoubtful) this.#providers.succeeded();
    this.#gaps.note(null, now);
    for (const { grab, shot, judgement, blank } of judged) {
      if (!blank && judgement.verdict === 'changed') {
        this.#handOver(grab, shot, judgement.regions, look);
        continue;
      }
      this.#count({ same: 1 });
      if (!isDoubtful) this.#lastGoodAt = now;
    }
  }

  #compare(grab: Grab, look: Pictures) {
    const record = this.#displays.get(grab.display.id)!;
    const { thumbnail, width, height } = grab;
    const shot: Shot = { thumbnail, width, height, windowKey: windowKey(look.active), takenAt: look.takenAt };
    const { judgement, memory } = judgeShot(record.memory, shot);
    record.memory = memory;
    record.lastSeenAt = look.takenAt;
    return { grab, shot, judgement, blank: isBlank(thumbnail) };
  }

  /** Does not wait for the disk: the next look is skipped while this is not done. */
  #handOver(grab: Grab, shot: Shot, regions: readonly Region[] | null, { active, textOnly }: Pictures): void {
    const record = (): DisplayRecord | undefined => this.#displays.get(grab.display.id);
    const { sink, clock } = this.#parts;
    const remembered = record();
    if (remembered) remembered.memory = keepShot(remembered.memory, shot);
    const store = async (): Promise<void> => {
      await sink.accept({
        displayId: grab.display.id,
        capturedAt: shot.takenAt,
        application: active?.application ?? null,
        title: active?.title ?? null,
        url: active?.url ?? null,
        width: grab.width,
        height: grab.height,
        pixels: grab.pixels(),
        textOnly,
        changed: regions && [...regions],
      });
      this.#count({ kept: 1 });
      this.#lastGoodAt = clock.now();
      const stored = record();
      if (stored) stored.lastStoredAt = clock.now();
    };
    this.#track(store(), (error) => {
      // The next frame of this display must be kept whole: this one is on no disk.
      const lost = record();
      if (lost?.memory?.kept === shot) lost.memory = null;
      if (error instanceof MnemeError && error.code === 'disk-full') this.#diskLow = true;
      this.#fail(error, 1);
    });
  }

  #importFolder(now: number): void {
    if (this.#pending.size > 0) {
      this.#lastGoodAt = now;
      return;
    }
    const { importFolder, clock } = this.#parts;
    if (!importFolder) throw new MnemeError('unsupported', say('Frames cannot be taken from a folder here.'));
    const work = importFolder().then(() => {
      this.#lastGoodAt = clock.now();
      this.#gaps.note(null, clock.now());
    });
    this.#track(work, (error) => this.#fail(error));
  }

  #track(work: Promise<void>, onFailure: (error: unknown) => void): void {
    const tracked = work.catch(onFailure).then(() => {
      this.#pending.delete(tracked);
      this.#tell();
    });
    this.#pending.add(tracked);
  }

  #changeProvider(): void {
    const next = this.#providers.failed(this.#intervalMs(), this.#parts.clock.now());
    if (next === null) return;
    this.#forgetPictures();
    this.#parts.log('warn', 'another provider takes the pictures now', { next });
  }

  #fail(error: unknown, frames = 0): void {
    const reason = wordsOf(error);
    if (reason !== this.#lastFailure) this.#parts.log('warn', 'capture failed', { reason });
    this.#lastFailure = reason;
    this.#count({ failed: frames });
    if (this.#standing === 'record') this.#gaps.note('failed', this.#parts.clock.now());
  }

  #count(more: Partial<Counters>): void {
    const sum = { ...this.#counters };
    for (const name of Object.keys(more) as (keyof Counters)[]) sum[name] += more[name] ?? 0;
    this.#counters = sum;
  }

  #tell(): void {
    this.#quietly(() => this.#parts.onChange?.());
  }

  /** A listener that throws must not stop the loop. */
  #quietly(run: () => void): void {
    try {
      run();
    } catch (error) {
      this.#parts.log('error', 'a listener of capture broke', { reason: String(error) });
    }
  }

  #intervalMs(): number {
    const { capture } = this.#parts.settings();
    if (capture.provider === 'folder') return Math.max(folderIntervalMs, capture.intervalSeconds * 1000);
    const factor = this.#facts.onBattery && capture.onBattery === 'slower' ? slowerOnBattery : 1;
    return capture.intervalSeconds * 1000 * factor;
  }
}
