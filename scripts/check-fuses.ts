/** Reads from a packaged application which of Electron's fuses are set: what electron-builder.yml asks for is only a wish. */
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { SetupError } from './say.ts';

/** What must be burnt into the program that owners get. */
export const wantedFuses: readonly (readonly [name: keyof typeof FuseV1Options, isOn: boolean])[] = [
  ['RunAsNode', false],
  ['EnableCookieEncryption', true],
  ['EnableNodeOptionsEnvironmentVariable', false],
  ['EnableNodeCliInspectArguments', false],
  ['EnableEmbeddedAsarIntegrityValidation', true],
  ['OnlyLoadAppFromAsar', true],
  ['LoadBrowserProcessSpecificV8Snapshot', false],
  ['GrantFileProtocolExtraPrivileges', false],
];

/** As the fuse wire writes them; the package keeps its names for them to itself. */
const off: number = 0x30;
const on: number = 0x31;

/** Throws with the names of the fuses that are not as they must be. */
export async function checkFuses(executable: string): Promise<void> {
  const wire = await getCurrentFuseWire(executable);
  const wrong = wantedFuses.filter(([name, isOn]) => Number(wire[FuseV1Options[name]]) !== (isOn ? on : off));
  if (wrong.length > 0)
    throw new SetupError(
      `${executable} is not closed as it must be: ${wrong.map(([name]) => name).join(', ')}. See electronFuses in electron-builder.yml.`,
    );
}
