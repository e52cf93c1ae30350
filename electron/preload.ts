import { contextBridge, ipcRenderer } from 'electron';
import { channels } from './ipc/electron-host';

/**
 * The page's whole view of Electron: bytes out, bytes in. It runs sandboxed, and the page cannot reach `ipcRenderer`
 * nor any event object through it. The pipe opens when the page listens, so that it misses nothing.
 */
contextBridge.exposeInMainWorld('studioPipe', {
  send: (bytes: Uint8Array): void => ipcRenderer.send(channels.message, bytes),
  onMessage: (listener: (bytes: Uint8Array) => void): void => {
    ipcRenderer.removeAllListeners(channels.message);
    ipcRenderer.on(channels.message, (_event, bytes: Uint8Array) => listener(bytes));
    ipcRenderer.send(channels.open);
  },
  onClose: (listener: () => void): void => {
    ipcRenderer.on(channels.close, () => listener());
  },
});
