/**
 * The engine: everything that knows the owner's data, built from its parts. Plain Node; the shell's process, a test and a
 * benchmark start the same. This is the only file that constructs the rooms below.
 */
import { join } from 'node:path';
import { enginePortRequests, type enginePortEvents } from '../../src-preload/contract/contract.ts';
import { MnemeError, fail } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { EventOf, NameOf } from '../../src-preload/contract/route.ts';
import { createDispatch, type Dispatch } from '../base/dispatch.ts';
import { hiddenCopies } from '../backends/hidden-copies.ts';
import { createBackups } from '../backup/backups.ts';
import { saveCopy } from '../backup/save-copy.ts';
import { createLog } from '../base/log.ts';
import { speakLanguage } from '../base/own-language.ts';
import { createAnalytics } from '../analytics/analytics.ts';
import { createChat } from '../chat/chat.ts';
import { bindPictureLibrary } from '../images/bind-picture-library.ts';
import { encodeFrame, toThumbnail } from '../images/image-codec.ts';
import { createImageFiles } from '../images/image-files.ts';
import { paintOver } from '../images/paint-over.ts';
import { createIntake } from '../intake/intake.ts';
import { createMemories } from '../memory/create-memories.ts';
import { createMemoryUpkeep } from '../memory/memory-upkeep.ts';
import { createWatchedMemories } from '../memory/watched-memories.ts';
import { createVaultSeal } from '../memory/vault/vault-seal.ts';
import { createVaultValues } from '../memory/vault/vault-values.ts';
import { openDatabase } from '../store/database.ts';
import { createWorkMeter } from '../upkeep/work-meter.ts';
import { createChatSenses } from './chat-senses.ts';
import { checkUp } from './checkup.ts';
import { createAbsorbing } from './absorbing.ts';
import { createAdoption } from './adopt-backup.ts';
import { createConversationChanges } from './conversation-changes.ts';
import { createConversation } from './conversation.ts';
import { prepareDataFolder } from './data-folder.ts';
import { createExchange } from './exchange.ts';
import { createFinding } from './finding.ts';
import { createFlushing } from './flushing.ts';
import { createHandlers } from './handlers.ts';
import { createHealthReporter } from './health-reporter.ts';
import { deriveKeys } from './keys.ts';
import { createLatestOnly } from './latest-only.ts';
import { createListMarking } from './list-marking.ts';
import { fromLevel } from './log-level.ts';
import { measureHealth } from './measure-health.ts';
import { meteredReader } from './metered.ts';
import { createMemoryChanges } from './memory-changes.ts';
import { createModelServers } from './model-servers.ts';
import { createOrganising } from './organising.ts';
import type { EngineParts } from './parts.ts';
import { createReader } from './reader.ts';
import { createRedacting } from './redacting.ts';
import { createRepairHandlers } from './repair-handlers.ts';
import { createSealedRecording } from './sealed-recording.ts';
import { askToStartAnew } from './start-anew.ts';
import { createStoreCheck } from './store-check.ts';
import { createThumbnails } from './thumbnails.ts';
import { createUpkeeping } from './upkeeping.ts';

type PortEvents = typeof enginePortEvents;
type EventListener = <Name extends NameOf<PortEvents>>(
  name: Name,
  payload: EventOf<PortEvents, Name>,
) => void;

export interface Engine {
  /** Serves a request of `enginePortRequests`; never rejects. */
  readonly dispatch: Dispatch;
  /** Hears of every event until the answer is called. */
  onEvent(listener: EventListener): () => void;
  /** Resolves when intake, reading and the backlog of vectors are idle. */
  drain(): Promise<void>;
  /** Keeps what was accepted, ends all work and closes the database; what waits stays on disk. */
  close(): Promise<void>;
}

/**
 * Opens the data folder and begins to work. Rejects with `store-key`, `store-damaged`, `store-newer`, `unreadable`,
 * `disk-full` or `unsupported`; then nothing is left running. A model that is missing does not keep it from starting.
 */
export async function createEngine(parts: EngineParts): Promise<Engine> {
  const { clock, dataFolder } = parts;
  speakLanguage(parts.settings.window.language);
  // Before the first thread: whichever loads the library first decides for the process.
  bindPictureLibrary();
  const log = createLog('engine', fromLevel(parts.minimumLogLevel ?? 'info', parts.writeLog), () =>
    clock.now(),
  );
  const keys = deriveKeys(parts.key);
  const listeners = new Set<EventListener>();
  const emit: EventListener = (name, payload) => {
    for (const listener of listeners) listener(name, payload);
  };
  let settings = parts.settings;
  let modelsInUse = JSON.stringify(parts.settings.models);

  const folders = prepareDataFolder(dataFolder, clock.now(), log);
  const store = openDatabase({
    file: folders.database,
    key: keys.database,
    sqliteBinding: parts.sqliteBinding,
    log,
  });
  const { db } = store;
  const images = createImageFiles({ folder: folders.images, key: keys.images });
  const reader = createReader({
    languagesFolder: folders.languages,
    clock,
    log,
    languages: parts.settings.reading.languages,
  });
  const measure = () => measureHealth({ store, storeCheck, backlog, intake, sealed });
  const health = createHealthReporter(measure, (now) => emit('engine.health', now), clock);
  const storeCheck = createStoreCheck({
    store,
    key: keys.database,
    sqliteBinding: parts.sqliteBinding,
    clock,
    log,
    onChange: health.touch,
  });
  const meter = createWorkMeter(clock);
  const { embedder, vectors, backlog, textKeeper, search, onUnits } = createFinding({
    store,
    modelsFolder: parts.modelsFolder,
    embeddingThread: parts.embeddingThread,
    meter,
    hidden: () => hiddenCopies(db, settings),
    clock,
    log,
    onChange() {
      health.touch();
      conversation.wake();
    },
  });
  const modelServers = createModelServers({
    db,
    clock,
    log,
    settings: parts.settings,
    keys: parts.modelKeys ?? {},
  });
  const memoryChanges = createMemoryChanges((kinds) => emit('memory.changed', { kinds }), clock);
  const memories = createMemories({
    db,
    clock,
    onUnits,
    onUnitsRemoved: onDeleted,
    onChange(kinds) {
      memoryChanges.note(kinds);
      absorbing.touch();
    },
    onDue: () => upkeep.wake(),
  });
  const upkeep = createMemoryUpkeep(memories, clock, log);
  const marking = createListMarking(memories, log);
  const absorbing = createAbsorbing({
    db,
    memories,
    vectors,
    embedder,
    llm: modelServers.llm,
    clock,
    log,
    emit,
  });
  const organising = createOrganising({
    db,
    memories,
    tidy: absorbing.tidy,
    llm: modelServers.llm,
    clock,
    log,
    emit,
    onMemories: memoryChanges.note,
  });
  const watched = createWatchedMemories({ db, memories, clock, log });
  const vault = createVaultValues(db, memories, createVaultSeal(parts.vaultKey));
  const redacting = createRedacting({ db, clock, vault, privacy: () => settings.privacy });
  const intake = createIntake({
    db,
    images,
    encode: (pixels, size) => encodeFrame(pixels, size, settings.performance.pictureQuality),
    paintOver: async (image, boxes) =>
      (await paintOver(image, boxes, settings.performance.pictureQuality)).bytes,
    onSecrets(removed, seen) {
      thumbnails.forget([seen.id]);
      redacting.ofFrame(removed, seen);
    },
    ocr: meteredReader(reader.ocr, meter),
    clock,
    log,
    settings: parts.settings,
    onBattery: parts.onBattery,
    afterCrash: parts.afterCrash ?? false,
    onChange: health.touch,
    onText() {
      analytics.touch();
      onUnits();
      watched.wake();
      absorbing.wake();
    },
  });
  const sealed = createSealedRecording({
    db,
    dataFolder,
    keys: parts.sealing ?? null,
    intake,
    clock,
    log,
    onChange: health.touch,
  });
  const conversationChanges = createConversationChanges(() => emit('conversation-memory.changed', {}), clock);
  const conversation = createConversation({
    db,
    dataFolder,
    memories,
    local: { name: 'bge-small-en-v1.5', embedder, vectors, backlog },
    openEmbedder: modelServers.openEmbedder,
    clock,
    log,
    settings: () => settings,
    redact: redacting.redact,
    onUnits,
    onUnitsRemoved: onDeleted,
    onChange: conversationChanges.note,
  });
  const flushing = createFlushing({
    db,
    memories,
    search,
    memory: conversation.memory,
    llm: modelServers.llm,
    clock,
    log,
    settings: () => settings,
    redact: redacting.redact,
    onChange: conversationChanges.note,
  });
  const chat = createChat({
    db,
    search,
    memories,
    llm: modelServers.llm,
    conversation: conversation.memory,
    participants: () => settings,
    clock,
    log,
    redact: redacting.redact,
    ...createChatSenses({
      db,
      clock,
      ocr: reader.ocr,
      images,
      vault,
      keepsSecrets: () => settings.privacy.keepSecrets,
      privacy: () => settings.privacy,
    }),
    onTurn: flushing.noteTurn,
    onText() {
      onUnits();
      absorbing.wake();
    },
    emit,
  });
  const analytics = createAnalytics({
    db,
    llm: modelServers.llm,
    clock,
    log,
    keepsQuestions: () => settings.privacy.keepQuestions,
    redact: redacting.redact,
  });
  const upkeeping = createUpkeeping({
    store,
    vectors,
    embedder,
    backlog,
    search,
    intake,
    meter,
    clock,
    log,
    settings: () => settings,
    notesFolder: () => settings.memory.filePath ?? join(dataFolder, 'memory_files'),
    logsFolder: parts.logsFolder ?? null,
    onTextRemoved: textKeeper.wake,
    emit,
  });
  const storeKeys = { ...keys, vault: parts.vaultKey };
  const backups = createBackups({
    dataFolder,
    store,
    keys: storeKeys,
    adoption: createAdoption(storeKeys),
    sqliteBinding: parts.sqliteBinding,
    settings: () => settings.backup,
    clock,
    log,
    onChange: (status) => emit('backup.changed', status),
  });
  const exchange = createExchange({
    db,
    clock,
    memories,
    vault,
    privacy: () => settings.privacy,
    exclusions: () => settings.exclusions,
    sqliteBinding: parts.sqliteBinding,
    addCategory: organising.addCategory,
    onRedacted: redacting.tally.note,
    onImported: (done, total) => emit('imports.progress', { done, total }),
    onExported: (done, total) => emit('export.progress', { done, total }),
  });
  const thumbnails = createThumbnails(async (id) => toThumbnail(await images.read(id), 320));

  let closing: Promise<void> | null = null;
  const handlers = createHandlers({
    db,
    clock,
    store,
    search,
    intake,
    sealed: sealed.erasing,
    memories,
    onListed: marking.show,
    vectors,
    modelServers,
    absorbing,
    organising,
    conversation,
    flushing,
    analytics,
    upkeeping,
    exchange,
    vault,
    redact: redacting.redact,
    tally: redacting.tally,
    onWrittenSecrets: redacting.ofMemory,
    chat,
    participants: () => settings,
    log,
    onRevealed: (id, at) => emit('vault.revealed', { id, at }),
    onSettings(next) {
      settings = next;
      speakLanguage(next.window.language);
      conversation.configure();
      backups.configure();
      flushing.retry();
      if (JSON.stringify(next.models) !== modelsInUse) {
        absorbing.modelChanged();
        organising.modelChanged();
      }
      modelsInUse = JSON.stringify(next.models);
    },
    reader,
    images,
    thumbnails,
    latestOnly: createLatestOnly(),
    health: measure,
    backups,
    repairHandlers: createRepairHandlers(dataFolder, keys.database),
    checkUp: async () => [
      ...(await checkUp({ db, now: clock.now(), images, modelsFolder: parts.modelsFolder })),
      await sealed.check(),
    ],
    saveCopy: (folder) =>
      saveCopy(
        {
          dataFolder,
          store,
          key: keys.database,
          sqliteBinding: parts.sqliteBinding,
          now: () => clock.now(),
        },
        folder,
      ),
    emit,
    eraseDerived: async () => (await watched.afterDeletion()) + memories.eraseOrphans(),
    onQuotes(sessionIds) {
      onUnits();
      for (const sessionId of sessionIds) emit('chat.changed', { sessionId, messageId: null });
    },
    askToStartAnew: () => askToStartAnew(dataFolder, clock.now()),
    onDeleted,
    drain,
    close,
  });

  const dispatch = createDispatch(enginePortRequests, handlers, (name, error) =>
    log('error', 'a request failed for a reason that nobody foresaw', {
      name,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }),
  );

  try {
    await intake.start();
    sealed.start();
    for (const room of [backlog, watched, conversation, absorbing, organising, flushing]) room.start();
    for (const room of [upkeep, analytics, upkeeping, backups]) room.start();
    textKeeper.wake();
    storeCheck.start();
    health.touch();
  } catch (error) {
    await close();
    throw error;
  }

  return {
    dispatch: (name, input) => (closing && name !== 'engine.close' ? refuse() : dispatch(name, input)),
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    drain,
    close,
  };

  function onDeleted(unitIds: readonly number[]): void {
    vectors.remove(unitIds);
    conversation.removeUnits(unitIds);
    store.removeCopies();
    analytics.countNow();
    textKeeper.wake();
    health.touch();
  }

  async function drain(): Promise<void> {
    await chat.drain();
    await sealed.drain();
    await intake.drain();
    await watched.drain();
    await analytics.drain();
    await upkeep.drain();
    await backlog.drain();
    await absorbing.drain();
    await organising.drain();
    await flushing.idle();
    await conversation.drain();
    await backlog.drain();
    await textKeeper.drain();
  }

  function close(): Promise<void> {
    closing ??= closeAll();
    return closing;
  }

  async function closeAll(): Promise<void> {
    health.stop();
    modelServers.close();
    memoryChanges.stop();
    marking.stop();
    conversationChanges.stop();
    // A frame that is being read keeps its place in the queue; waiting for it would take seconds.
    const stopped = [
      chat.close(),
      sealed.stop(),
      intake.stop(),
      watched.stop(),
      analytics.stop(),
      upkeeping.stop(),
      backups.stop(),
      exchange.stop(),
      conversation.stop(),
      absorbing.stop(),
      organising.stop(),
      flushing.stop(),
      upkeep.stop(),
      backlog.stop(),
      textKeeper.stop(),
      storeCheck.stop(),
    ];
    await reader.close();
    await Promise.all(stopped);
    await embedder.close();
    store.close();
  }
}

const refuse: () => ReturnType<Dispatch> = () =>
  Promise.resolve(
    fail(new MnemeError('engine-unavailable', say('The engine is closing. Ask again after the next start.'))),
  );
