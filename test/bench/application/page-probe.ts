/** Runs a script in the window of a started application over Chromium's own protocol: a driver would slow the start down. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** For `start`: Chromium then tells where it can be asked. */
export const probeArguments = ['--remote-debugging-port=0'];

interface Target {
  readonly url: string;
  readonly webSocketDebuggerUrl: string;
}

/**
 * Waits for the window's page and answers what `script` (an expression, a promise is awaited) gives there. The script may
 * run before the page has built anything. Rejects with what the script threw.
 */
export async function probePage<T>(app: ChildProcess, script: string): Promise<T> {
  const port = await readPort(app);
  for (;;) {
    const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as Target[];
    const page = targets.find(({ url }) => url.startsWith('mneme-window:'));
    const value = page && (await evaluate<T>(page.webSocketDebuggerUrl, script));
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function readPort(app: ChildProcess): Promise<number> {
  let text = '';
  return new Promise((resolve, reject) => {
    app.stderr!.on('data', (part: Buffer) => {
      text += part.toString();
      const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(text)?.[1];
      if (port) resolve(Number(port));
    });
    app.once('exit', (code) =>
      reject(new Error(`The application ended with ${code}:\n${text.slice(-2000)}`)),
    );
  });
}

interface Evaluated {
  readonly id: number;
  readonly error?: { readonly message: string };
  readonly result?: {
    readonly result: { readonly value: unknown };
    readonly exceptionDetails?: {
      readonly text: string;
      readonly exception?: { readonly description?: string };
    };
  };
}

/** Undefined where the page went away under the script: what stood there was the empty one before ours. */
async function evaluate<T>(address: string, expression: string): Promise<T | undefined> {
  const socket = new WebSocket(address);
  await once(socket, 'open');
  const params = { expression, awaitPromise: true, returnByValue: true };
  socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }));
  try {
    const [event] = (await once(socket, 'message')) as [MessageEvent<string>];
    const { error, result } = JSON.parse(event.data) as Evaluated;
    if (error?.message === 'Execution context was destroyed.') return undefined;
    const failure = error?.message ?? result?.exceptionDetails?.exception?.description;
    if (failure !== undefined || !result) throw new Error(`The script failed in the window: ${failure}`);
    return result.result.value as T;
  } finally {
    socket.close();
  }
}
