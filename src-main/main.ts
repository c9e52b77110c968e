/** The shell's entry: what happens from the first line to the first frame, in order. */
import { mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { app, clipboard, ipcMain, nativeTheme, session, type Rectangle } from 'electron';
import type { Status } from '../src-preload/contract/app.ts';
import { requestChannel } from '../src-preload/contract/channels.ts';
import { engineEvents } from '../src-preload/contract/contract.ts';
import { MnemeError, unwrap } from '../src-preload/contract/errors.ts';
import { say } from '../src-preload/contract/sentences/say.ts';
import type { NameOf } from '../src-preload/contract/route.ts';
import type { Settings } from '../src-preload/contract/settings.ts';
import { systemClock as clock } from './base/clock.ts';
import { createLog } from './base/log.ts';
import { speakLanguage } from './base/own-language.ts';
import { CaptureLoop } from './capture/capture-loop.ts';
import { openConfig } from './config/config-file.ts';
import { withMemoryFolder } from './config/memory-folder.ts';
import { createGate, type Gate } from './privacy/exclusions.ts';
import { setAppMenu } from './shell/app-menu.ts';
import { serveFrames } from './shell/capture-protocol.ts';
import { keepConsent } from './shell/consent.ts';
import { createEngineHost } from './shell/engine-host.ts';
import { launchEngine } from './shell/engine-launch.ts';
import { createEngineSink } from './shell/engine-sink.ts';
import { watchFreeSpace } from './shell/free-space.ts';
import { createHandlers } from './shell/handlers.ts';
import { runDoctor } from './shell/doctor-run.ts';
import { createDoor, senderOf } from './shell/ipc-door.ts';
import { createKeyKeeper } from './shell/key-keeper.ts';
import { folderTrouble } from './shell/folder-trouble.ts';
import { giveUp, quitInOrder, quitOnBug } from './shell/lifecycle.ts';
import { openLogFile } from './shell/log-file.ts';
import { createLock, lockOf } from './shell/lock.ts';
import { setStartAtLogin } from './shell/login-item.ts';
import { findPaths } from './shell/paths.ts';
import { askToRecord } from './shell/permission.ts';
import { createModelKeys } from './shell/model-keys.ts';
import { idleSeconds, isOnBattery, isOwnProcess, watchPower } from './shell/machine.ts';
import { finishWork } from './shell/quit.ts';
import { setRuntimeSwitches } from './shell/runtime-switches.ts';
import { frameScheme, registerSchemes, windowAddress, windowOrigin, windowScheme } from './shell/schemes.ts';
import { createDesktopSource } from './shell/screen-source.ts';
import { createQuickWindow } from './shell/quick-window.ts';
import { createScreenshotSource } from './shell/screenshot-source.ts';
import { systemSeal } from './shell/seal.ts';
import { createSecretGuard } from './shell/secret-guard.ts';
import { setAside } from './shell/set-aside.ts';
import { keepSettings } from './shell/settings-keeper.ts';
import { setShortcuts } from './shell/shortcut.ts';
import { createRefusals } from './shell/refusals.ts';
import { runSmokeTest } from './shell/smoke.ts';
import { openStateFile } from './shell/state-file.ts';
import { composeStatus, createStatusTeller, type EngineHealth } from './shell/status.ts';
import { visibleParts } from './shell/own-windows.ts';
import { createTray } from './shell/tray.ts';
import { serveWindowFiles } from './shell/window-files.ts';
import { spokenLanguage } from './shell/texts/texts.ts';
import { createWindowLook } from './shell/window-look.ts';
import { createWindowSource } from './shell/window-source.ts';
import { closeToTheOutside, lockContents, openWindow, windowSession } from './shell/window.ts';

/** The status also changes by nothing happening: a frame that grows old is news. */
const heartbeatMs = 5_000;
/** The system does not wait longer before it sleeps; what is left is flushed afterwards. */
const flushBeforeSleepMs = 4_000;

setRuntimeSwitches();
registerSchemes();
/** Everything is looked at and told on the terminal; no window is shown and nothing is recorded. */
const isDoctor = app.commandLine.hasSwitch('doctor');
if (app.requestSingleInstanceLock()) app.whenReady().then(start).catch(giveUp);
else {
  const trouble = folderTrouble(app.getPath('userData'));
  if (trouble)
    void app.whenReady().then(() => {
      speakAsTheSystem();
      giveUp(trouble);
    });
  else {
    if (isDoctor) console.error('Mneme is open: use its check-up (help, or the palette), or quit it first.');
    app.exit(isDoctor ? 2 : 0); // the first instance shows its window
  }
}

/** Until it is known what is set. The locale is known once the application is ready. */
function speakAsTheSystem(): void {
  speakLanguage(spokenLanguage('system', app.getLocale()));
}

function start(): void {
  speakAsTheSystem();
  // What everything else stands on.
  const paths = findPaths(import.meta.dirname);
  const writeLine = openLogFile(paths.logs);
  const log = createLog('shell', writeLine);
  log('info', 'Mneme starts.', { version: app.getVersion(), electron: process.versions.electron ?? '' });
  mkdirSync(paths.data, { recursive: true, mode: 0o700 });
  const state = openStateFile(paths.state, createLog('state', writeLine));
  const modelKeys = createModelKeys({
    file: paths.modelKeys,
    seal: systemSeal,
    log: createLog('model-keys', writeLine),
  });
  const configTemplate = readFileSync(paths.configTemplate, 'utf8');
  const config = openConfig({
    file: paths.config,
    clock,
    template: configTemplate,
    keepKey: modelKeys.keep,
    log: createLog('config', writeLine),
  });
  const settings = keepSettings(config, createLog('config', writeLine));
  speakLanguage(spokenLanguage(settings.get().window.language, app.getLocale()));
  const consent = keepConsent(state, clock);
  let protection: Status['protection'] = 'unknown';
  let health: EngineHealth | null = null;
  let gate = currentGate();

  const keys = createKeyKeeper({
    dataFolder: paths.data,
    seal: systemSeal,
    clock,
    log: createLog('keys', writeLine),
  });

  // The engine, which owns the database.
  const engine = createEngineHost({
    launch: () => launchEngine(paths.engine, writeLine),
    startParts: (afterCrash) => {
      protection = systemSeal().protection;
      const opened = keys.open();
      if ('sealTo' in opened) {
        return { dataFolder: paths.data, sealTo: opened.sealTo, settings: engineSettings() };
      }
      return {
        dataFolder: paths.data,
        key: opened.dataKey,
        vaultKey: opened.vaultKey,
        sealing: opened.sealing,
        modelsFolder: paths.models,
        logsFolder: paths.logs,
        sqliteBinding: paths.sqliteBinding,
        settings: engineSettings(),
        modelKeys: modelKeys.all(),
        onBattery: isOnBattery(),
        afterCrash,
      };
    },
    clock,
    log: createLog('engine-host', writeLine),
    onState(next) {
      capture.update({ engineReady: next.state === 'ready' });
      if (next.state === 'ready') {
        configureEngine();
        sink.sendGaps();
        void readHealth();
      }
      smokeTest?.engineState(next);
      doctorRun?.engineState(next);
      teller.changed();
    },
    onEvent(name, payload) {
      if (name in engineEvents) window.send(name as NameOf<typeof engineEvents>, payload as never);
      if (name === 'engine.health') health = payload as EngineHealth;
      // Only these change the status; an answer that is being written comes in very many small pieces.
      if (name === 'engine.health' || name === 'import.progress') teller.changed();
    },
  });
  /** Shut while the owner's exclusions are not known. */
  function currentGate(): Gate {
    if (settings.problem() === null) return createGate(settings.get().exclusions);
    return { decide: () => ({ allowed: false, reason: 'gate-failed' }) };
  }
  function engineSettings(): Settings {
    const { window: ofWindow, ...others } = settings.get();
    const spoken = { ...ofWindow, language: spokenLanguage(ofWindow.language, app.getLocale()) };
    return withMemoryFolder({ ...others, window: spoken }, paths.config, app.getPath('home'));
  }
  function configureEngine(): void {
    if (engine.state().state !== 'ready') return;
    void engine.request('engine.configure', { settings: engineSettings(), onBattery: isOnBattery() });
  }

  async function handKeysOver(): Promise<void> {
    if (engine.state().state === 'ready')
      await engine.request('engine.use-model-keys', { keys: modelKeys.all() });
  }

  async function readHealth(): Promise<void> {
    const answer = await engine.request('engine.health', {});
    if (answer.ok) health = answer.value;
    teller.changed();
  }

  // Capture, which decides what reaches the engine.
  const sink = createEngineSink(engine, log);
  const windows = createWindowSource(isOwnProcess, log);
  const ownParts = (): Rectangle[] => visibleParts(windows.ownParts());
  const capture = new CaptureLoop({
    clock,
    log: createLog('capture', writeLine),
    sources: [createDesktopSource(ownParts), createScreenshotSource(paths.shots, ownParts)],
    windows,
    sink,
    gate: () => gate,
    settings: () => settings.get(),
    idleSeconds,
    async importFolder() {
      const { folder } = settings.get().capture;
      if (!folder) throw new MnemeError('invalid-input', say('No folder is set for the folder provider.'));
      unwrap(await engine.request('import.folder', { folder }));
    },
    onChange: () => teller.changed(),
  });
  const freeBytes = watchFreeSpace(paths.data, clock, () => capture.update({ freeBytes: freeBytes() }));
  const readStatus = (): Status =>
    composeStatus({
      capture: capture.status(),
      engine: engine.state(),
      health,
      freeBytes: freeBytes(),
      stopBelowFreeMb: settings.get().storage.stopBelowFreeMb,
      lock: lockOf(keys.state()),
      protection,
      settingsProblem: settings.problem(),
      settingsTrouble: settings.trouble(),
    });

  // The window and the tray, which show it.
  setAppMenu();
  const refusals = createRefusals(clock, createLog('refusals', writeLine));
  app.on('web-contents-created', (_event, contents) => lockContents(contents, refusals));
  // Also the one that no window of ours uses, and any that is ever made.
  closeToTheOutside(session.defaultSession, refusals);
  app.on('session-created', (made) => closeToTheOutside(made, refusals));
  const own = windowSession();
  own.protocol.handle(windowScheme, serveWindowFiles(paths.renderer));
  own.protocol.handle(frameScheme, serveFrames(engine));
  const startHidden = app.commandLine.hasSwitch('hidden') && consent.facts().agreed;
  const icon = join(paths.icons, 'icon.png');
  const window = openWindow({ preload: paths.preload, icon, state, show: !startHidden && !isDoctor, log });
  const look = createWindowLook({
    settings: () => settings.get().window,
    systemLocale: app.getLocale(),
    onLanguage() {
      speakLanguage(look.language());
      loadPage();
      quickWindow.reload();
      tray.show(readStatus());
    },
    onSize: () => quickWindow.reload(),
  });
  const quickWindow = createQuickWindow({
    preload: paths.preload,
    icon,
    look: () => ({
      title: look.texts().quickEntry,
      language: look.language(),
      textSize: look.textSize(),
    }),
  });
  // Its process starts while the rest is made; nothing of the page runs before this function ends.
  look.keepSize(window.browserWindow.webContents);
  loadPage();
  function loadPage(): void {
    const address = windowAddress({ language: look.language(), isQuick: false });
    void window.browserWindow.loadURL(address);
  }
  const smokeTest = app.commandLine.hasSwitch('smoke') ? runSmokeTest(window.browserWindow, clock) : null;
  const tray = createTray(
    paths.icons,
    {
      open: window.show,
      search: () => showView('search'),
      lock: () => void lock.now(),
      pause: consent.pause,
      resume: consent.resume,
      quit: () => app.quit(),
    },
    look.texts,
    clock,
    log,
  );
  function showView(view: 'search' | 'timeline' | 'settings'): void {
    window.show();
    window.send('app.show', { view });
  }
  const teller = createStatusTeller(
    readStatus,
    (status) => {
      // A page that nobody sees need not be drawn anew every two seconds.
      if (window.browserWindow.isVisible()) window.send('app.status', status);
      tray.show(status);
    },
    clock,
  );
  window.browserWindow.on('show', () => window.send('app.status', readStatus()));
  const secretGuard = createSecretGuard({ window: () => window.browserWindow, clipboard, clock });
  const lock = createLock({
    keys,
    engine,
    setAside() {
      // Where no key store answers, the folder would be away and nothing could begin.
      systemSeal();
      return setAside(paths.data, [basename(paths.modelKeys)], clock.now());
    },
    settings: () => settings.get().lock,
    idleSeconds,
    log: createLog('lock', writeLine),
    onChange(next) {
      // A page that is loaded anew remembers nothing of what it showed.
      if (next.locked) {
        quickWindow.hide();
        quickWindow.reload();
        loadPage();
      }
      toldOfLock();
    },
  });
  function toldOfLock(): void {
    window.send('lock.changed', lock.state());
    teller.changed();
  }
  const handlers = createHandlers({
    window: () => window.browserWindow,
    texts: look.texts,
    closeQuickEntry: () => quickWindow.hide(),
    openChat(sessionId) {
      window.show();
      window.send('app.show-chat', { sessionId });
    },
    status: readStatus,
    consent,
    settings,
    lock,
    keys,
    onWaysIn: toldOfLock,
    modelKeys,
    handKeysOver,
    engine,
    secretGuard,
    openApplications: () => windows.openApplications(),
    openWindows: () => windows.read(),
    drainCapture: () => capture.drain(),
    readHealth,
    refusals: () => refusals.list(),
    dataFolder: paths.data,
    configFile: paths.config,
    configTemplate,
    noticesFile: paths.notices,
  });
  const doctorRun = isDoctor ? runDoctor(async () => handlers['doctor.check']({}), clock) : null;
  const door = createDoor({
    handlers,
    forward(name, input) {
      if (name === 'vault.reveal') secretGuard.beforeShown();
      return engine.forward(name, input);
    },
    origin: windowOrigin,
    log,
    isLocked: () => keys.state().locked,
  });
  ipcMain.handle(requestChannel, (event, name: unknown, input: unknown) =>
    door(senderOf(event, [window.browserWindow.webContents, quickWindow.contents()]), name, input),
  );

  // What changes later.
  const applySettings = (): void => {
    const { window: chosen } = settings.get();
    gate = currentGate();
    nativeTheme.themeSource = chosen.theme;
    look.update();
    setStartAtLogin(chosen.startAtLogin);
    setShortcuts(
      [
        {
          name: 'search',
          accelerator: chosen.searchShortcut,
          run: () => window.toggle() && showView('search'),
        },
        // Before the owner agreed there is nothing that could be told.
        {
          name: 'quick entry',
          accelerator: chosen.quickEntryShortcut,
          run: () => (consent.facts().agreed && !keys.state().locked ? quickWindow.toggle() : window.show()),
        },
      ],
      log,
    );
  };
  applySettings();
  settings.onChange((next) => {
    applySettings();
    configureEngine();
    window.send('settings.changed', next);
    quickWindow.send('settings.changed', next);
    teller.changed();
  });
  config.watch(() => settings.reread());
  modelKeys.onChange(() => void handKeysOver());
  consent.onChange((facts) => {
    capture.update(facts);
    teller.changed();
    if (facts.agreed) void askToRecord(window.browserWindow, state, look.texts().permission);
  });
  watchPower(
    {
      locked() {
        capture.update({ locked: true });
        lock.screenLocked();
      },
      unlocked: () => capture.update({ locked: false }),
      suspended() {
        capture.update({ suspended: true });
        void engine.request('engine.flush', { limitMs: flushBeforeSleepMs }).then(() => lock.screenLocked());
      },
      resumed() {
        capture.update({ suspended: false });
        void engine.request('engine.resumed', {});
      },
      battery(onBattery) {
        capture.update({ onBattery });
        configureEngine();
      },
      displaysChanged: () => capture.displaysChanged(),
      shuttingDown: () => app.quit(),
    },
    clock,
  );
  app.on('second-instance', () => window.show());
  app.on('activate', () => window.show());
  app.on('window-all-closed', () => {}); // without a listener Electron quits
  quitOnBug(log);
  quitInOrder(
    () => {
      capture.update({ quitting: true });
      void secretGuard.clear();
      return finishWork({
        stopCapture: () => capture.stop(),
        engine,
        waiting: () => health?.backlog.reading ?? 0,
        tell: (progress) => window.send('app.quitting', progress),
        texts: look.texts().quit,
        clock,
        log,
      });
    },
    () => {
      teller.stop();
      tray.remove();
      quickWindow.close();
      window.letClose();
    },
  );

  // Go.
  capture.update({ ...consent.facts(), onBattery: isOnBattery(), freeBytes: freeBytes() });
  engine.start();
  if (!isDoctor) capture.start();
  beat();

  function beat(): void {
    lock.beat();
    teller.changed();
    clock.after(heartbeatMs, beat);
  }
}
