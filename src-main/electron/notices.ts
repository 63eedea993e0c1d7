import { Notification } from 'electron';

/** A notification that is collected as garbage does not hear the click. */
const shown = new Set<Notification>();

/** Whether the system can show any. */
export function canNotify(): boolean {
  return Notification.isSupported();
}

export function notify(notice: { readonly title: string; readonly body: string }, onClick: () => void): void {
  const { title, body } = notice;
  const notification = new Notification({ title, body });
  const forget = () => shown.delete(notification);
  notification.on('click', () => {
    forget();
    onClick();
  });
  notification.on('close', forget);
  notification.on('failed', forget);
  shown.add(notification);
  notification.show();
}
