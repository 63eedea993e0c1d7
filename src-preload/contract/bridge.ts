/** The two channels between the window and the main process in the desktop. */
export const invokeChannel = 'invita:invoke';
export const eventChannel = 'invita:event';
