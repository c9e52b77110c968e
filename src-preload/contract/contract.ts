/** THE list of requests and events: who serves what, and what the window may ask. */
import { absorbEvents, absorbRequests } from './absorb.ts';
import { agentRequests } from './agent.ts';
import { analyticsRequests } from './analytics.ts';
import { appEvents, appRequests } from './app.ts';
import { backupEvents, backupRequests } from './backup.ts';
import { chatEvents, chatRequests } from './chat.ts';
import {
  conversationMemoryEvents,
  conversationRequests,
  flushRequests,
  memoryFileRequests,
} from './conversation-memory.ts';
import { doctorRequests } from './doctor.ts';
import { eraseEvents, eraseRequests } from './erase.ts';
import { exportEvents, exportRequests } from './export.ts';
import { frameRequests } from './frames.ts';
import { importEvents, importRequests } from './import.ts';
import { importsEvents, importsRequests } from './imports.ts';
import { internalEvents, internalRequests } from './internal.ts';
import { lockEvents, lockRequests } from './lock.ts';
import { memoryStepsEvents, memoryStepsRequests } from './memory-steps.ts';
import { memoryEvents, memoryRequests } from './memory.ts';
import { memoryPlaceRequests, memoryRelationRequests } from './memory-relations.ts';
import { modelKeyRequests, modelRequests } from './models.ts';
import { organiseEvents, organiseRequests } from './organise.ts';
import { policyEvents, policyRequests } from './policies.ts';
import { performanceEvents, performanceRequests } from './performance.ts';
import { privacyRequests } from './privacy.ts';
import { readingRequests } from './reading.ts';
import { redactionRequests } from './redaction.ts';
import { repairedRequests, repairEvents, repairRequests } from './repair.ts';
import { searchRequests } from './search.ts';
import { settingsEvents, settingsRequests } from './settings.ts';
import { storageRequests } from './storage.ts';
import { tidyEvents, tidyRequests } from './tidy.ts';
import { timelineRequests } from './timeline.ts';
import { vaultClipboardRequests, vaultEvents, vaultRequests } from './vault.ts';

/** Served by the shell itself. */
export const shellRequests = {
  ...appRequests,
  ...doctorRequests,
  ...settingsRequests,
  ...privacyRequests,
  ...modelKeyRequests,
  ...memoryFileRequests,
  ...vaultClipboardRequests,
  ...memoryPlaceRequests,
  ...lockRequests,
} as const;

/** Served by the engine, forwarded by the shell. */
export const engineRequests = {
  ...searchRequests,
  ...frameRequests,
  ...eraseRequests,
  ...memoryRequests,
  ...memoryRelationRequests,
  ...memoryStepsRequests,
  ...organiseRequests,
  ...policyRequests,
  ...absorbRequests,
  ...tidyRequests,
  ...vaultRequests,
  ...modelRequests,
  ...chatRequests,
  ...conversationRequests,
  ...flushRequests,
  ...agentRequests,
  ...backupRequests,
  ...timelineRequests,
  ...analyticsRequests,
  ...performanceRequests,
  ...storageRequests,
  ...importRequests,
  ...importsRequests,
  ...exportRequests,
  ...readingRequests,
  ...redactionRequests,
  ...repairRequests,
  ...repairedRequests,
} as const;

/** All that the engine's port understands: the window's requests and the shell's own. */
export const enginePortRequests = { ...engineRequests, ...internalRequests } as const;

/** What the window may ask. */
export const windowRequests = { ...shellRequests, ...engineRequests } as const;

export const engineEvents = {
  ...eraseEvents,
  ...importEvents,
  ...importsEvents,
  ...exportEvents,
  ...memoryEvents,
  ...memoryStepsEvents,
  ...organiseEvents,
  ...policyEvents,
  ...absorbEvents,
  ...tidyEvents,
  ...vaultEvents,
  ...chatEvents,
  ...performanceEvents,
  ...backupEvents,
  ...repairEvents,
  ...conversationMemoryEvents,
} as const;
export const enginePortEvents = { ...engineEvents, ...internalEvents } as const;
export const windowEvents = { ...appEvents, ...settingsEvents, ...lockEvents, ...engineEvents } as const;
