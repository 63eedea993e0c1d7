import { app, session, shell, type WebContents } from 'electron';
import { isOwnUrl } from './address.ts';
import { externalAddress } from './external-links.ts';
import { isPermitted } from './permissions.ts';

/** Keeps every page, also one we did not mean to open, on our own address. Before any window is made. */
export function confinePages(linkBase: () => string, updatesFolder: string | null = null): void {
  app.on('web-contents-created', (_, contents) => confine(contents, linkBase, updatesFolder));
}

function confine(contents: WebContents, linkBase: () => string, updatesFolder: string | null): void {
  const stay = (event: Electron.Event<{ readonly url: string }>) => {
    if (!isOwnUrl(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    const address = externalAddress(url, linkBase(), updatesFolder);
    if (address !== null) void shell.openExternal(address);
    return { action: 'deny' };
  });
}

/** After Electron is ready: what is not named in permissions.ts is denied, whether asked for or looked up. */
export function limitPermissions(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_, permission, answer, { requestingUrl }) =>
    answer(isPermitted(permission, requestingUrl)),
  );
  defaultSession.setPermissionCheckHandler((_, permission, origin) => isPermitted(permission, origin));
  defaultSession.setDevicePermissionHandler(() => false);
}
