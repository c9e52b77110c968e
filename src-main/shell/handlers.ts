/** Everything that the shell serves, on one screen. */
import { readFile } from 'node:fs/promises';
import { app, dialog, shell, systemPreferences, type BrowserWindow } from 'electron';
import type { Permission, Status } from '../../src-preload/contract/app.ts';
import type { shellRequests } from '../../src-preload/contract/contract.ts';
import { defaultSettings } from '../../src-preload/contract/default-settings.ts';
import type { LockState } from '../../src-preload/contract/lock.ts';
import { MnemeError, unwrap } from '../../src-preload/contract/errors.ts';
import { say } from '../../src-preload/contract/sentences/say.ts';
import type { HandlersFor } from '../../src-preload/contract/route.ts';
import { readSettingsElsewhere, settingsText } from '../config/settings-elsewhere.ts';
import { explainWindows } from '../privacy/explain-windows.ts';
import type { SeenWindows } from '../privacy/exclusions.ts';
import { listPresets } from '../privacy/presets.ts';
import type { Consent } from './consent.ts';
import { describeDiagnostics } from './diagnostics.ts';
import { checkEverything } from './doctor.ts';
import type { EngineHost } from './engine-host.ts';
import { showMemoryFile, showMemoryFolder, type MemoryFilesParts } from './memory-files.ts';
import type { KeyKeeper } from './key-keeper.ts';
import type { Lock } from './lock.ts';
import type { ModelKeys } from './model-keys.ts';
import type { Refusal } from './refusals.ts';
import { showResourceFile } from './resource-file.ts';
import { saveAs } from './save-as.ts';
import { listPermissions } from './permissions.ts';
import { clipboardMs, type SecretGuard } from './secret-guard.ts';
import type { SettingsKeeper } from './settings-keeper.ts';
import { english } from './texts/english.ts';
import type { ShellTexts } from './texts/texts.ts';
import { isWayland } from './window-source.ts';

export interface HandlerParts {
  readonly window: () => BrowserWindow;
  readonly openChat: (sessionId: number) => void;
  readonly closeQuickEntry: () => void;
  readonly texts: () => ShellTexts;
  readonly status: () => Status;
  readonly consent: Consent;
  readonly settings: SettingsKeeper;
  readonly lock: Lock;
  readonly keys: Pick<KeyKeeper, 'forget' | 'setPassphrase' | 'removePassphrase' | 'makeRecoveryCode'>;
  /** The ways in have changed: the window and the tray must hear of it. */
  readonly onWaysIn: () => void;
  readonly modelKeys: Pick<ModelKeys, 'stored' | 'set' | 'forget'>;
  /** Resolves when the engine has the keys, or is not there to have them. */
  readonly handKeysOver: () => Promise<void>;
  readonly engine: Pick<EngineHost, 'state' | 'request' | 'restart'>;
  readonly secretGuard: Pick<SecretGuard, 'copy'>;
  readonly openApplications: () => Promise<readonly string[]>;
  readonly openWindows: () => Promise<SeenWindows>;
  /** Resolves when every frame that was taken so far is on disk. */
  readonly drainCapture: () => Promise<void>;
  /** Asks the engine anew how it is, so that the status is of this moment. */
  readonly readHealth: () => Promise<void>;
  readonly refusals: () => readonly Refusal[];
  readonly dataFolder: string;
  readonly configFile: string;
  /** The commented example of it. */
  readonly configTemplate: string;
  /** The licences of what is shipped. */
  readonly noticesFile: string;
}

export function createHandlers(parts: HandlerParts): HandlersFor<typeof shellRequests> {
  const { status, consent, settings, engine, keys } = parts;
  const memoryFiles: MemoryFilesParts = {
    known: async () => unwrap(await engine.request('conversation.files', {})),
    openPath: (path) => shell.openPath(path),
    reveal: (path) => shell.showItemInFolder(path),
  };
  return {
    'app.status': () => status(),
    'app.about': () => ({
      version: app.getVersion(),
      electron: process.versions.electron ?? '',
      dataFolder: parts.dataFolder,
      configFile: parts.configFile,
    }),
    'app.permissions': () => readPermissions(parts, parts.texts()),
    'app.diagnostics': async () => ({
      text: describeDiagnostics({
        version: app.getVersion(),
        electron: process.versions.electron ?? '',
        platform: `${process.platform} ${process.arch}${isWayland() ? ' Wayland' : ''}`,
        status: status(),
        // In English, whoever sends it: it goes to others.
        permissions: await readPermissions(parts, english),
        settings: settings.get(),
        hasSettingsProblem: settings.trouble() !== null,
      }),
    }),
    'doctor.check': () =>
      checkEverything({
        status,
        permissions: () => readPermissions(parts, english),
        settings: () => settings.get(),
        refusals: parts.refusals,
        engine,
        now: Date.now,
      }),
    'app.notices': async () => ({ text: await readFile(parts.noticesFile, 'utf8') }),
    'app.agree': () => {
      consent.agree();
      return status();
    },
    'app.pause': ({ minutes }) => {
      consent.pause(minutes);
      return status();
    },
    'app.resume': () => {
      consent.resume();
      return status();
    },
    'app.drain': async () => {
      await parts.drainCapture();
      unwrap(await engine.request('engine.drain', {}));
      await parts.readHealth();
      return status();
    },
    'app.open-chat': ({ sessionId }) => {
      parts.openChat(sessionId);
      return {};
    },
    'app.close-quick-entry': () => {
      parts.closeQuickEntry();
      return {};
    },
    'app.quit': () => {
      setImmediate(() => app.quit()); // after the answer
      return {};
    },
    'app.restart-engine': () => {
      // The key file may have been put back.
      if (engine.state().state === 'no-key') keys.forget();
      engine.restart();
      return {};
    },
    'app.start-anew': async ({ settings: isWithSettings }) => {
      unwrap(await engine.request('engine.start-anew', {}));
      // From here on nothing of what was remembered is served: the start erases it before it opens anything.
      engine.restart();
      if (isWithSettings) {
        for (const server of parts.modelKeys.stored().servers) parts.modelKeys.forget(server);
        settings.update(defaultSettings);
      }
      return {};
    },
    'app.choose-folder': async ({ title }) => {
      const properties: ('openDirectory' | 'dontAddToRecent')[] = ['openDirectory', 'dontAddToRecent'];
      const { canceled, filePaths } = await dialog.showOpenDialog(parts.window(), { title, properties });
      return canceled ? null : (filePaths[0] ?? null);
    },
    'app.choose-file': async ({ title, endings }) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(parts.window(), {
        title,
        filters: endings.length === 0 ? [] : [{ name: endings.join(', '), extensions: endings }],
        properties: ['openFile', 'dontAddToRecent'],
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
    'app.save-text': ({ name, text }) => saveAs(parts.window(), name, () => Promise.resolve(text)),
    'app.save-picture': ({ name, part }) =>
      saveAs(parts.window(), name, async () => (await parts.window().webContents.capturePage(part)).toPNG()),
    'app.show-data-folder': async () => {
      await shell.openPath(parts.dataFolder);
      return {};
    },
    'app.open-config': async () => {
      const problem = await shell.openPath(parts.configFile);
      if (problem !== '')
        throw new MnemeError(
          'unreadable',
          say('{configFile} cannot be opened ({problem}). Open it by hand.', {
            configFile: parts.configFile,
            problem,
          }),
        );
      return {};
    },
    'app.open-link': async ({ url }) => {
      await shell.openExternal(url);
      return {};
    },
    'settings.get': () => settings.get(),
    'settings.update': (patch) => settings.update(patch),
    'settings.preview': (patch) => ({ file: parts.configFile, lines: settings.preview(patch) }),
    'settings.export': () =>
      saveAs(parts.window(), 'mneme-settings.yaml', () =>
        Promise.resolve(settingsText(settings.get(), parts.configTemplate)),
      ),
    'settings.read-file': async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(parts.window(), {
        title: parts.texts().settingsFile,
        filters: [{ name: 'YAML', extensions: ['yaml', 'yml'] }],
        properties: ['openFile', 'dontAddToRecent'],
      });
      const [file] = filePaths;
      if (canceled || file === undefined) return null;
      return { file, ...readSettingsElsewhere(file, settings.get()) };
    },
    'models.keys': () => parts.modelKeys.stored(),
    'models.set-key': async ({ server, key }) => {
      parts.modelKeys.set(server, key);
      await parts.handKeysOver();
      return parts.modelKeys.stored();
    },
    'models.forget-key': async ({ server }) => {
      parts.modelKeys.forget(server);
      await parts.handKeysOver();
      return parts.modelKeys.stored();
    },
    'memory.show-file': async ({ id }) => {
      const { memory } = unwrap(await engine.request('memory.get', { id }));
      await showResourceFile(memory, (path) => shell.showItemInFolder(path));
      return {};
    },
    'vault.copy': async ({ id }) => {
      await parts.secretGuard.copy(unwrap(await engine.request('vault.reveal', { id })).value);
      return { clearedAfterSeconds: clipboardMs / 1000 };
    },
    'conversation.show-file': async (file) => {
      await showMemoryFile(memoryFiles, file);
      return {};
    },
    'conversation.show-folder': async () => {
      await showMemoryFolder(memoryFiles);
      return {};
    },
    ...lockHandlers(parts),
    'privacy.presets': () =>
      listPresets(settings.get().exclusions).map((preset) => ({ ...preset, examples: [...preset.examples] })),
    'privacy.applications': () => listApplications(parts),
    'privacy.windows': async () => {
      const report = await parts.openWindows();
      return {
        known: report.active !== null || report.visible !== null,
        windows: explainWindows(report, settings.get().exclusions).map(
          ({ window: { application, title, url, own }, isActive: active, reason, rule }) => ({
            ...{ application, title, url, own, active, reason, rule },
          }),
        ),
      };
    },
  };
}

type LockRoutes = Pick<typeof shellRequests, Extract<keyof typeof shellRequests, `lock.${string}`>>;

function lockHandlers({ lock, keys, onWaysIn }: HandlerParts): HandlersFor<LockRoutes> {
  const changed = async (change: Promise<void>): Promise<LockState> => {
    await change;
    onWaysIn();
    return lock.state();
  };
  return {
    'lock.state': () => lock.state(),
    'lock.now': () => changed(lock.now()),
    'lock.unlock': ({ passphrase }) => changed(lock.unlock(passphrase)),
    'lock.unlock-with-code': ({ code }) => changed(lock.unlockWithCode(code)),
    'lock.start-anew': () => changed(lock.startAnew()),
    'lock.set-aside': () => changed(lock.setAside()),
    'lock.set-passphrase': ({ current, next }) => changed(keys.setPassphrase(current, next)),
    'lock.remove-passphrase': ({ current }) => changed(keys.removePassphrase(current)),
    'lock.make-recovery-code': async ({ current }) => {
      const code = await keys.makeRecoveryCode(current);
      onWaysIn();
      return { code };
    },
  };
}

async function readPermissions(
  { openWindows, status }: HandlerParts,
  texts: ShellTexts,
): Promise<Permission[]> {
  const onMac = process.platform === 'darwin';
  const report = await openWindows();
  return listPermissions(
    {
      platform: process.platform,
      isWayland: isWayland(),
      screen: onMac ? systemPreferences.getMediaAccessStatus('screen') : 'granted',
      isTrusted: !onMac || systemPreferences.isTrustedAccessibilityClient(false),
      knowsWindows: report.active !== null || report.visible !== null,
      protection: status().protection,
    },
    texts.permissions,
  );
}

/** Those with an open window first, then those that were recorded before. */
async function listApplications({
  openApplications,
  engine,
}: HandlerParts): Promise<{ name: string; running: boolean }[]> {
  const [open, facets] = await Promise.all([openApplications(), engine.request('search.facets', {})]);
  const running = [...new Set(open)].sort((a, b) => a.localeCompare(b));
  const seen = facets.ok ? facets.value.applications.map(({ name }) => name) : [];
  return [
    ...running.map((name) => ({ name, running: true })),
    ...seen.filter((name) => !running.includes(name)).map((name) => ({ name, running: false })),
  ];
}
