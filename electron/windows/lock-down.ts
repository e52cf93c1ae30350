import type { IpcMainEvent, Session, WebContents } from 'electron';
import { app } from 'electron';
import { pageOrigin } from './page-protocol';

/** Refuses every permission that a page could ask for, except writing to the clipboard. */
export function refusePermissions(session: Session): void {
  const allowed = new Set(['clipboard-sanitized-write']);
  session.setPermissionRequestHandler((_contents, permission, callback) => callback(allowed.has(permission)));
  session.setPermissionCheckHandler((_contents, permission) => allowed.has(permission));
}

/** The page may load and save only what it made itself. Nothing comes from the network. */
const ownSchemes = new Set([new URL(pageOrigin).protocol, 'blob:', 'data:', 'devtools:']);

/** Refuses requests that leave the app, and downloads of anything that the page has not made, such as a lock file. */
export function refuseNetwork(session: Session): void {
  session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !ownSchemes.has(schemeOf(details.url)) });
  });
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${pageOrigin}/`)) event.preventDefault();
  });
}

function schemeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : '';
}

/** Keeps every page of the app where it is: no navigation, no new window, no webview, no redirect. */
export function refuseNavigation(): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.on('will-navigate', (event) => {
      if (!isPage(event.url)) event.preventDefault();
    });
    // There is nothing to show in frames: the content security policy allows none.
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame || !isPage(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    // Peer connections would bypass the content security policy.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** Does this message come from the main frame of our own page? */
export function isFromPage(event: IpcMainEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === event.sender.mainFrame && isPage(frame.url);
}

function isPage(url: string): boolean {
  return url === pageOrigin || url.startsWith(`${pageOrigin}/`);
}
