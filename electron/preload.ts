import { contextBridge, ipcRenderer, webUtils } from 'electron';
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

/**
 * Where a dropped project lies goes past the page, from here to the main process: the page gets the files' bytes as in
 * any browser, and no path. A drop that script has made up is not heard.
 */
window.addEventListener(
  'drop',
  (event) => {
    if (!event.isTrusted) return;
    const files = [...(event.dataTransfer?.files ?? [])];
    const paths = files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '');
    if (paths.length > 0) ipcRenderer.send(channels.drop, paths);
  },
  true,
);
