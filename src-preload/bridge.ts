/** The only code between the window and the shell: two functions, two channels, nothing else of Electron or Node. */
import { contextBridge, ipcRenderer } from 'electron';
import { eventChannel, requestChannel } from './contract/channels.ts';

/** What the window finds at `window.mneme`. */
interface Bridge {
  /** Asks by the names of the contract; the answer is always a `Result`, never a rejection. */
  request(name: string, input: unknown): Promise<unknown>;
  /** Hears one kind of event; the answer ends it. */
  on(event: string, listener: (payload: unknown) => void): () => void;
}

// One ear for all listeners: a window has more of them than an emitter takes without suspecting a leak.
const hearing = new Set<{ readonly event: string; readonly listener: (payload: unknown) => void }>();
ipcRenderer.on(eventChannel, (_, name: string, payload: unknown) => {
  for (const { event, listener } of hearing) if (event === name) listener(payload);
});

const bridge: Bridge = {
  request: (name, input) => ipcRenderer.invoke(requestChannel, name, input),
  on(event, listener) {
    const heard = { event, listener };
    hearing.add(heard);
    return () => void hearing.delete(heard);
  },
};

contextBridge.exposeInMainWorld('mneme', bridge);
