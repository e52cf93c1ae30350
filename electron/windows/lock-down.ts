import type { IpcMainEvent, Session, WebContents } from 'electron';
import { app } from 'electron';
import { pageOrigin } from './page-protocol';

/** Refuses every permission that a page could ask for; Brms Studio needs none but writing the clipboard. */
export function refusePermissions(session: Session): void {
  const allowed = new Set(['clipboard-sanitized-write']);
  session.setPermissionRequestHandler((_contents, permission, callback) => callback(allowed.has(permission)));
  session.setPermissionCheckHandler((_contents, permission) => allowed.has(permission));
}

/** Keeps every page of the app where it is: no navigation, no window, no webview, no redirect away. */
export function refuseNavigation(): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.on('will-navigate', (event) => {
      if (!isPage(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** Is this message from the main frame of our own page? */
export function isFromPage(event: IpcMainEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === event.sender.mainFrame && isPage(frame.url);
}

function isPage(url: string): boolean {
  return url === pageOrigin || url.startsWith(`${pageOrigin}/`);
}
