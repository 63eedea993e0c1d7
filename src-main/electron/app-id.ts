/** The name under which Windows knows the app: of its shortcut, its place in the taskbar and its notifications. */
export const appId = 'app.invita.desktop';
