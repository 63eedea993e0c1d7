import { createServer } from 'node:net';

const usualPort = 3000;
const tries = 20;

/** Ports of 127.0.0.1 nobody listens on, the usual one first. Docker may still refuse one: then the next is tried. */
export async function* freePorts(): AsyncGenerator<number> {
  for (let port = usualPort; port < usualPort + tries; port++) {
    if (await isFree(port)) yield port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
