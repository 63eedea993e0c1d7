import { StrictEmitter } from './emitter.ts';
import { onAsked } from './test-line.ts';

interface Options {
  readonly title: string;
  readonly body: string;
}

const shown: Notification[] = [];
onAsked('notifications', () => shown.map(({ options }) => options));
onAsked('click the notification', (title: string) => {
  const clicked = shown.find(({ options }) => options.title === title);
  if (clicked === undefined) throw new Error(`There is no notification called ${title}`);
  clicked.emit('click');
});

export class Notification extends StrictEmitter {
  readonly options: Options;

  constructor(options: Options) {
    super('Notification', ['show', 'click', 'close', 'failed']);
    this.options = options;
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    shown.push(this);
    this.emit('show');
  }
}
