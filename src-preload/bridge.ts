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

const bridge: Bridge = {
  request: (name, input) => ipcRenderer.invoke(requestChannel, name, input),
  on(event, listener) {
    const hear = (_: unknown, name: string, payload: unknown): void => {
      if (name === event) listener(payload);
    };
    ipcRenderer.on(eventChannel, hear);
    return () => void ipcRenderer.off(eventChannel, hear);
  },
};

contextBridge.exposeInMainWorld('mneme', bridge);
