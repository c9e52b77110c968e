/**
 * The one way in: `tsx scripts/launch.ts <command> [arguments]`. Brings what the machine lacks, then runs the command under
 * a fitting Node. Started by whatever Node there is, so nothing newer than Node 20 knows may stand here.
 */
import path from 'node:path';
import { commands } from './commands.ts';
import { run } from './run-program.ts';
import { SetupError } from './say.ts';
import { setUpNode } from './setup-node.ts';

process.exitCode = await launch(process.argv[2] ?? '', process.argv.slice(3));

async function launch(name: string, args: readonly string[]): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    console.error(`There is no command "${name}". These are: ${Object.keys(commands).join(', ')}.`);
    return 2;
  }
  try {
    const node = await setUpNode();
    if (node !== process.execPath) return await startAgain(node, [name, ...args]);
    return await command(args);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(`set-up failed: ${error.message}`);
    return 1;
  }
}

/** Programs that we start find the same Node first in their path. */
async function startAgain(node: string, args: readonly string[]): Promise<number> {
  const pathName = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const env = {
    ...process.env,
    [pathName]: `${path.dirname(node)}${path.delimiter}${process.env[pathName] ?? ''}`,
  };
  const { code } = await run(node, [path.join(import.meta.dirname, 'launch.ts'), ...args], { env });
  return code;
}
