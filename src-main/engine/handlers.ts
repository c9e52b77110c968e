/** The whole API of the engine on one screen. A route without a handler does not compile. */
import type { SavedCopy } from '../../src-preload/contract/agent.ts';
import type { enginePortEvents, enginePortRequests } from '../../src-preload/contract/contract.ts';
import type { CheckupFinding } from '../../src-preload/contract/doctor.ts';
import type { EngineHealth } from '../../src-preload/contract/internal.ts';
import type { repairedRequests, repairRequests } from '../../src-preload/contract/repair.ts';
import type { EventOf, HandlersFor, NameOf } from '../../src-preload/contract/route.ts';
import type { Hit } from '../../src-preload/contract/search.ts';
import type { Settings } from '../../src-preload/contract/settings.ts';
import type { Analytics } from '../analytics/analytics.ts';
import type { Backups } from '../backup/backups.ts';
import type { Clock } from '../base/clock.ts';
import type { ChatParts } from '../chat/chat-parts.ts';
import type { Chat } from '../chat/chat.ts';
import { readFrame, readFramesAround } from '../intake/frame-detail.ts';
import { sumImages } from '../intake/frames-table.ts';
import { noteGap, readGaps } from '../intake/gaps-table.ts';
import { retentionLimit } from '../intake/image-upkeep.ts';
import type { Intake } from '../intake/intake.ts';
import type { ImageFiles } from '../intake/intake-parts.ts';
import { readStorageSummary } from '../intake/storage-summary.ts';
import { readDay, readDays } from '../intake/timeline.ts';
import type { Memories } from '../memory/memories.ts';
import type { UnitHit } from '../memory/search/hits.ts';
import type { Search } from '../memory/search/search.ts';
import type { Redact } from '../privacy/redact.ts';
import type { Store } from '../store/database.ts';
import { createAgentHandlers } from './agent-handlers.ts';
import { createBackupHandlers } from './backup-handlers.ts';
import { createChatHandlers } from './chat-handlers.ts';
import { createEraseHandlers, type EraseHandlerParts } from './erase-handlers.ts';
import type { Absorbing } from './absorbing.ts';
import type { Conversation } from './conversation.ts';
import type { Exchange } from './exchange.ts';
import type { Flushing } from './flushing.ts';
import type { LatestOnly } from './latest-only.ts';
import { createMemoryHandlers, type MemoryHandlerParts } from './memory-handlers.ts';
import type { ModelServers } from './model-servers.ts';
import type { Organising } from './organising.ts';
import { createOwnersWords, namesOf, withOwnersNames } from './owners-words.ts';
import type { Reader } from './reader.ts';
import { createRelationHandlers, type RelationHandlerParts } from './relation-handlers.ts';
import type { Thumbnails } from './thumbnails.ts';
import type { Upkeeping } from './upkeeping.ts';
import type { RedactionTally } from './redaction-handlers.ts';
import { createVaultHandlers, type VaultHandlerParts } from './vault-handlers.ts';

type Events = typeof enginePortEvents;

export interface HandlerParts extends VaultHandlerParts, RelationHandlerParts {
  readonly db: Store['db'];
  readonly store: Pick<Store, 'sizeBytes'>;
  readonly clock: Clock;
  readonly search: Search;
  readonly intake: Intake;
  readonly memories: Memories;
  readonly redact: Redact;
  readonly tally: Pick<RedactionTally, 'handlers'>;
  readonly onWrittenSecrets: MemoryHandlerParts['onWrittenSecrets'];
  readonly modelServers: ModelServers;
  readonly absorbing: Absorbing;
  readonly organising: Organising;
  readonly conversation: Conversation;
  readonly flushing: Flushing;
  readonly analytics: Analytics;
  readonly upkeeping: Pick<Upkeeping, 'handlers'>;
  readonly chat: Chat;
  readonly participants: ChatParts['participants'];
  readonly reader: Reader;
  readonly images: Pick<ImageFiles, 'read'>;
  readonly thumbnails: Thumbnails;
  readonly latestOnly: LatestOnly;
  readonly health: () => EngineHealth;
  readonly backups: Backups;
  readonly repairHandlers: HandlersFor<typeof repairRequests & typeof repairedRequests>;
  readonly checkUp: () => Promise<CheckupFinding[]>;
  readonly exchange: Exchange;
  readonly saveCopy: (folder: string) => Promise<SavedCopy>;
  readonly emit: <Name extends NameOf<Events>>(name: Name, payload: EventOf<Events, Name>) => void;
  /** Erases the memories that came from nothing but deleted frames; answers how many. */
  readonly eraseDerived: () => Promise<number>;
  readonly onQuotes: EraseHandlerParts['onQuotes'];
  readonly onListed: MemoryHandlerParts['onListed'];
  readonly sealed: EraseHandlerParts['sealed'];
  readonly askToStartAnew: () => void;
  /** Units were removed by the owner. */
  readonly onDeleted: (unitIds: readonly number[]) => void;
  readonly onSettings: (settings: Settings) => void;
  readonly drain: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export function createHandlers(parts: HandlerParts): HandlersFor<typeof enginePortRequests> {
  const { db, store, clock, search, analytics, intake, reader, images, thumbnails, latestOnly, emit } = parts;
  const ownersWords = createOwnersWords(parts);
  const ownersNames = namesOf(ownersWords);
  const memoryHandlers = createMemoryHandlers({
    ...parts,
    onStepProgress: (progress) => emit('memory.step-progress', progress),
  });
  const chatHandlers = createChatHandlers({
    db,
    clock,
    chat: parts.chat,
    participants: parts.participants,
    onErase: (sessionId) => parts.flushing.forget(sessionId),
    eraseOrphans: parts.memories.eraseOrphans,
    onUnitsRemoved: parts.onDeleted,
    onChange: (sessionId) => emit('chat.changed', { sessionId, messageId: null }),
  });
  return {
    'search.query': (input) =>
      latestOnly(input.replaces, async (signal) => {
        const answer = await search.query(input, signal);
        const hits = answer.hits.filter(isShown);
        if (input.replaces !== null && input.cursor === null)
          analytics.noteQuestion({
            text: input.text,
            found: hits.length,
            matchedWell: hits.length > 0 && !answer.weak,
          });
        return { ...answer, hits };
      }),
    'search.facets': () => search.facets(),

    'frame.get': ({ id, query }) => readFrame(db, id, query, clock.now()),
    'frame.around': ({ id, count }) => readFramesAround(db, id, count),
    'frame.delete': async ({ ids }) => {
      const { frames, images, unitIds } = await intake.deleteFrames(ids);
      thumbnails.forget(ids);
      parts.onDeleted(unitIds);
      return { frames, images, units: unitIds.length, memories: await parts.eraseDerived() };
    },
    'frame.accept': async (frame) => ({ id: await intake.accept(frame) }),
    'frame.image': async ({ id, size }) => ({
      mime: 'image/webp',
      // A copy of exactly these bytes: what crosses to the shell is the whole buffer behind a view.
      bytes: new Uint8Array(size === 'full' ? await images.read(id) : await thumbnails.get(id)),
    }),

    ...createEraseHandlers({
      ...parts,
      forgetFiles: (scope) => parts.conversation.forgetFiles(scope),
      forgetHeard: (sessionId) => parts.flushing.forget(sessionId),
      eraseConversation: async (id) => (await chatHandlers['chat.delete-session']({ id })).messages,
      onProgress: (progress) => emit('erase.progress', progress),
    }),

    ...memoryHandlers,
    ...createRelationHandlers(parts),
    ...parts.tally.handlers,
    ...createVaultHandlers(parts),
    ...createAgentHandlers({
      search,
      statistics: () => memoryHandlers['memory.statistics']({}),
      saveCopy: parts.saveCopy,
    }),

    ...createBackupHandlers(parts.backups),
    ...parts.exchange.handlers,
    ...parts.absorbing.handlers,
    'tidy.apply': ({ fingerprints, edits }) =>
      parts.absorbing.tidy.apply(
        fingerprints,
        edits.map(({ fingerprint, patch }) => ({ fingerprint, patch: ownersWords(patch) })),
      ),
    ...withOwnersNames(parts.organising.handlers, ownersNames),
    ...parts.conversation.handlers,
    ...parts.flushing.handlers,
    ...parts.modelServers.handlers,

    ...chatHandlers,
    'chat.update-session': ({ title, ...rest }) =>
      chatHandlers['chat.update-session']({
        ...rest,
        title: title === undefined ? title : ownersNames(title),
      }),
    'chat.save-persona': ({ id, name, instructions }) =>
      chatHandlers['chat.save-persona']({
        id,
        name: ownersNames(name),
        instructions: ownersWords(instructions),
      }),

    'timeline.day': ({ day }) => readDay(db, day),
    'timeline.days': () => readDays(db),
    ...analytics.handlers,
    ...parts.upkeeping.handlers,
    'timeline.gaps': (stretch) => readGaps(db, stretch),
    'gap.note': (gap) => {
      noteGap(db, gap);
      return {};
    },

    'storage.summary': () => readStorageSummary(db, store.sizeBytes(), clock.now()),
    'storage.preview-retention': ({ keepDays }) =>
      sumImages(db, retentionLimit({ keep: true, keepDays }, clock.now()) ?? 0),

    'import.folder': ({ folder }) =>
      intake.importFolder(folder, (done, found) => emit('import.progress', { folder, done, found })),

    'reading.languages': () => reader.languages(),
    'reading.add-language': ({ file }) => reader.addLanguage(file),
    'reading.retry-failed': () => ({ frames: intake.retryFailed() }),

    'engine.configure': async ({ settings, onBattery }) => {
      await reader.useLanguages(settings.reading.languages);
      intake.configure(settings, onBattery);
      parts.modelServers.configure(settings);
      parts.onSettings(settings);
      return {};
    },
    'engine.use-model-keys': ({ keys }) => {
      parts.modelServers.useKeys(keys);
      parts.conversation.retry();
      parts.absorbing.modelChanged();
      parts.organising.modelChanged();
      parts.flushing.retry();
      return {};
    },
    'engine.health': () => parts.health(),
    'engine.drain': async () => {
      await parts.drain();
      return {};
    },
    'engine.flush': async ({ limitMs }) => {
      await parts.flushing.drain(limitMs);
      return {};
    },
    ...parts.repairHandlers,
    'engine.check-up': async () => ({ findings: await parts.checkUp() }),
    'engine.start-anew': async () => {
      await parts.conversation.forgetFilesElsewhere();
      parts.askToStartAnew();
      return {};
    },
    'engine.resumed': () => {
      parts.flushing.wake();
      return {};
    },
    'engine.close': async () => {
      await parts.close();
      return {};
    },
  };
}

/** A passage that stands nowhere cannot be opened. */
function isShown(hit: UnitHit): hit is UnitHit & Hit {
  return hit.origin.type !== 'passage';
}
