/** What the capture loop is built from and what it answers. */
import type { Counters, DisplayStatus, Recording } from '../../src-preload/contract/app.ts';
import type { Settings } from '../../src-preload/contract/settings.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { Gate } from '../privacy/exclusions.ts';
import type { FrameSink, ScreenSource, WindowSource } from './ports.ts';

export interface CaptureParts {
  readonly clock: Clock;
  readonly log: Log;
  /** In order of preference; `automatic` begins with the first. Their names are those of the setting. */
  readonly sources: readonly ScreenSource[];
  readonly windows: WindowSource;
  readonly sink: FrameSink;
  /** Asked at each look, so that a change of the settings holds at once. */
  gate(): Gate;
  settings(): Pick<Settings, 'capture' | 'storage'>;
  /** Seconds since the last input of the owner. */
  idleSeconds(): number;
  /** Lets the engine import the folder of the `folder` provider. */
  importFolder?(): Promise<void>;
  /** Something that `status()` shows may have changed. */
  onChange?(): void;
}

export interface CaptureStatus {
  readonly recording: Recording;
  /** The provider in use: the name of a source, or `folder`. */
  readonly provider: string;
  readonly displays: readonly DisplayStatus[];
  readonly counters: Counters;
}
