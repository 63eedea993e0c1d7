/** How `serve` runs in a container beside WAHA's: the compose file, the Dockerfile and the test all say this. */
export const serverService = {
  image: 'invita',
  /** Of the image's user `node`. Nothing in the container belongs to root but what it may not change. */
  user: '1000:1000',
  port: 4780,
  data: { volume: 'invita-data', path: '/data' },
  /** Apart from the data: who copies their volume has not what opens the stored keys. */
  key: { volume: 'invita-key', path: '/key' },
  tls: { folder: './tls', path: '/run/tls' },
  temporary: '/tmp',
  /** SIGTERM lets the message under way come to its end first; the systemd unit gives as long. */
  stopGraceSeconds: 120,
  memoryMegabytes: 1024,
  log: { driver: 'json-file', maxSize: '10m', maxFiles: 3 },
  health: { everySeconds: 30, withinSeconds: 10, startSeconds: 60, retries: 3 },
  /** Where the other container is on the network of the two. */
  wahaUrl: 'http://waha:3000',
} as const;

const program = ['node', 'out/main/serve.js'] as const;

/** Where the program listens and what it listens with: for the program itself and for whoever asks whether it is well. */
const place = [
  ...['--host', 'private', '--port', String(serverService.port)],
  ...['--tls-cert', `${serverService.tls.path}/cert.pem`, '--tls-key', `${serverService.tls.path}/key.pem`],
];

export const serverEntrypoint: readonly string[] = [
  ...program,
  ...['--no-open', '--data-dir', serverService.data.path],
  ...['--key-file', `${serverService.key.path}/secrets.key`],
  ...place,
];

export const serverHealthCommand: readonly string[] = [...program, '--health', ...place];
