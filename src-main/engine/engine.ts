/**
 * The engine: everything that knows the owner's data, built from its parts. Plain Node; the shell's process, a test and a
 * benchmark start the same. This is the only file that constructs the rooms below.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { enginePortRequests, type enginePortEvents } from '../../src-preload/contract/contract.ts';
import { MnemeError, fail } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { EngineHealth } from '../../src-preload/contract/internal.ts';
import type { EventOf, NameOf } from '../../src-preload/contract/route.ts';
import { createDispatch, type Dispatch } from '../base/dispatch.ts';
import { hiddenCopies } from '../backends/hidden-copies.ts';
import { createBackups } from '../backup/backups.ts';
import { saveCopy } from '../backup/save-copy.ts';
import { swapRestored } from '../backup/swap-restored.ts';
import { createCalm } from '../base/calm.ts';
import { createLog, type LogLevel } from '../base/log.ts';
import { speakLanguage } from '../base/own-language.ts';
import { createAnalytics } from '../analytics/analytics.ts';
import { createChat } from '../chat/chat.ts';
import { createEmbedder } from '../embedding/create-embedder.ts';
import { bindPictureLibrary } from '../images/bind-picture-library.ts';
import { encodeFrame, toThumbnail } from '../images/image-codec.ts';
import { createImageFiles } from '../images/image-files.ts';
import { paintOver } from '../images/paint-over.ts';
import { createImports } from '../imports/imports.ts';
import { createIntake } from '../intake/intake.ts';
import { openSealedFolder } from '../intake/sealed-folder.ts';
import { createSealedErasing } from '../intake/sealed-to-erase.ts';
import { createTakeIn } from '../intake/take-in-sealed.ts';
import { sumImages } from '../intake/frames-table.ts';
import { createMemories } from '../memory/create-memories.ts';
import { createEmbedBacklog } from '../memory/embed-backlog.ts';
import { createTextKeeper } from '../memory/text-keeper.ts';
import { createMemoryUpkeep } from '../memory/memory-upkeep.ts';
import { createWatchedMemories } from '../memory/watched-memories.ts';
import { createSearch } from '../memory/search/search.ts';
import { createVaultSeal } from '../memory/vault/vault-seal.ts';
import { createVaultValues } from '../memory/vault/vault-values.ts';
import { redact, type Redact } from '../privacy/redact.ts';
import { openDatabase } from '../store/database.ts';
import { createVectorIndex } from '../store/vector-index.ts';
import { createWorkMeter } from '../upkeep/work-meter.ts';
import { createChatSenses } from './chat-senses.ts';
import { checkSealed } from './check-sealed.ts';
import { checkUp } from './checkup.ts';
import { createAbsorbing } from './absorbing.ts';
import { createAdoption } from './adopt-backup.ts';
import { createConversationChanges } from './conversation-changes.ts';
import { createConversation } from './conversation.ts';
import { createExchange } from './exchange.ts';
import { createFlushing } from './flushing.ts';
import { createHandlers } from './handlers.ts';
import { createHealthReporter } from './health-reporter.ts';
import { deriveKeys } from './keys.ts';
import { createLatestOnly } from './latest-only.ts';
import { createListMarking } from './list-marking.ts';
import { meteredEmbedder, meteredReader } from './metered.ts';
import { createMemoryChanges } from './memory-changes.ts';
import { createModelServers } from './model-servers.ts';
import { createOrganising } from './organising.ts';
import type { EngineParts } from './parts.ts';
import { createReader } from './reader.ts';
import { createRedactionTally } from './redaction-handlers.ts';
import { createRepairHandlers } from './repair-handlers.ts';
import { askToStartAnew, startAnew } from './start-anew.ts';
import { createStoreCheck } from './store-check.ts';
import { createThumbnails } from './thumbnails.ts';
import { createUpkeeping } from './upkeeping.ts';
import { likenessOf, offerRemoved } from './vault-handlers.ts';

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
  const log = createLog('engine', levelled(parts), () => clock.now());
  const keys = deriveKeys(parts.key);
  const listeners = new Set<EventListener>();
  const emit: EventListener = (name, payload) => {
    for (const listener of listeners) listener(name, payload);
  };

  // Before anything of the folder is opened.
  if (startAnew(dataFolder)) log('info', 'everything that was remembered was erased');
  if (swapRestored(dataFolder, clock.now())) log('info', 'a restored store took the place of the one before');
  const folders = makeFolders(dataFolder);
  const store = openDatabase({
    file: join(dataFolder, 'mneme.db'),
    key: keys.database,
    sqliteBinding: parts.sqliteBinding,
    log,
  });
  const { db } = store;
  const images = createImageFiles({ folder: folders.images, key: keys.images });
  const embedder = createEmbedder({
    modelsFolder: parts.modelsFolder,
    threadFile: parts.embeddingThread,
    log,
    clock,
  });
  const reader = createReader({
    languagesFolder: folders.languages,
    clock,
    log,
    languages: parts.settings.reading.languages,
  });
  const vectors = createVectorIndex(db, embedder.fingerprint, embedder.dimensions);
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
  const backlog = createEmbedBacklog({
    db,
    embedder: meteredEmbedder(embedder, meter),
    vectors,
    clock,
    log,
    untilCalm: createCalm(),
    onChange() {
      health.touch();
      conversation.wake();
    },
  });
  const textKeeper = createTextKeeper(store, log);
  const onUnits = (): void => {
    backlog.wake();
    textKeeper.wake();
  };
  const search = createSearch({
    db,
    vectors,
    embedder,
    backlog,
    clock,
    hidden: () => hiddenCopies(db, settings),
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
  let settings = parts.settings;
  const tally = createRedactionTally({ db, clock, privacy: () => settings.privacy });
  const redactAsChosen: Redact = (text) => {
    const redaction = redact(text, settings.privacy.personalData, settings.privacy.rulesOff);
    tally.note(redaction.removed);
    return redaction;
  };
  let modelsInUse = JSON.stringify(parts.settings.models);
  const intake = createIntake({
    db,
    images,
    encode: (pixels, size) => encodeFrame(pixels, size, settings.performance.pictureQuality),
    paintOver: async (image, boxes) =>
      (await paintOver(image, boxes, settings.performance.pictureQuality)).bytes,
    onSecrets(removed, { id, capturedAt, application }) {
      thumbnails.forget([id]);
      tally.note(removed);
      const seen = { source: { kind: 'frame', frameId: id }, at: capturedAt, place: application } as const;
      if (settings.privacy.keepSecrets) offerRemoved(vault, removed, seen);
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
  const sealedFolder = openSealedFolder(dataFolder);
  const takeIn = parts.sealing
    ? createTakeIn({
        db,
        folder: sealedFolder,
        keys: parts.sealing,
        acceptLate: intake.acceptLate,
        reading: () => intake.backlog().reading,
        clock,
        log,
        onChange: health.touch,
      })
    : null;
  const sealed = createSealedErasing({
    db,
    folder: sealedFolder,
    keys: parts.sealing ?? null,
    between: takeIn?.between ?? ((work) => work()),
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
    redact: redactAsChosen,
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
    redact: redactAsChosen,
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
    redact: redactAsChosen,
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
    redact: redactAsChosen,
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
    imports: createImports({
      db,
      memories,
      clock,
      privacy: () => settings.privacy,
      exclusions: () => settings.exclusions,
      sqliteBinding: parts.sqliteBinding,
      addCategory: organising.addCategory,
      secrets: {
        foresee: (entry, value) => vault.foresee(entry, likenessOf(value)),
        bring: (entry, value, sources, change) =>
          vault.bring(entry, value, likenessOf(value), sources, change),
      },
      onRedacted: tally.note,
      onProgress: (done, total) => emit('imports.progress', { done, total }),
    }),
    vault,
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
    sealed,
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
    redact: redactAsChosen,
    tally,
    onWrittenSecrets(removed) {
      if (!settings.privacy.keepSecrets) return;
      offerRemoved(vault, removed, { source: { kind: 'owner' }, at: clock.now(), place: 'a memory' });
    },
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
      await checkSealed({ db, folder: sealedFolder, opens: takeIn !== null }),
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
    eraseOrphans: () => memories.eraseOrphans(),
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
    takeIn?.start();
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

  /** A store that cannot even be counted is told of in the words for the owner. */
  function measure(): EngineHealth {
    const known = {
      meaning: backlog.state(),
      databaseBytes: store.sizeBytes(),
      check: storeCheck.state(),
    };
    try {
      return {
        ...known,
        backlog: { ...waitingFrames(), vectors: backlog.waiting() },
        readingTrouble: intake.trouble(),
        imageBytes: sumImages(db).bytes,
      };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const backlogUnknown = { reading: 0, readingFailed: 0, vectors: 0 };
      return { ...known, backlog: backlogUnknown, readingTrouble: reason, imageBytes: 0 };
    }
  }

  function waitingFrames(): { readonly reading: number; readonly readingFailed: number } {
    const { reading, readingFailed } = intake.backlog();
    return { reading: reading + (takeIn?.waiting() ?? 0), readingFailed };
  }

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
    await takeIn?.drain();
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
      takeIn?.stop() ?? Promise.resolve(),
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

function makeFolders(dataFolder: string): { readonly images: string; readonly languages: string } {
  const folders = { images: join(dataFolder, 'images'), languages: join(dataFolder, 'languages') };
  try {
    for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    throw new MnemeError(
      code === 'ENOSPC' ? 'disk-full' : 'unreadable',
      say(
        'The data folder {dataFolder} cannot be made ({code}). Check that the disk has room and that you may write there.',
        { dataFolder, code },
      ),
      { cause },
    );
  }
  return folders;
}

const levels: readonly LogLevel[] = ['info', 'warn', 'error'];

/** Leaves lines below the wanted level out; a line's level is its second word. */
function levelled({ writeLog, minimumLogLevel = 'info' }: EngineParts): (line: string) => void {
  const wanted = levels.slice(levels.indexOf(minimumLogLevel));
  return (line) => {
    if (wanted.includes(line.split(' ', 2)[1] as LogLevel)) writeLog(line);
  };
}
