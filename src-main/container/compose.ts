import { type ContainerDefinition, containerDefinition, imageOf, portInside } from './definition.ts';
import { serverEntrypoint, serverHealthCommand, serverService } from './server-service.ts';

const head = `# WAHA as Invita runs it, for who would rather start it by hand:
#
#   WAHA_API_KEY=choose-a-long-random-key docker compose up -d
#
# Then tell Invita the address http://127.0.0.1:3000 and that key. Written by \`npm run compose\`; do not edit it here.
`;

const serverHead = `# Invita and its WAHA on a server of the intranet: docs/service.md says how. In a file .env beside this one, for you alone:
#
#   WAHA_API_KEY=a-long-random-key
#   INVITA_URL=https://invita.lan:4780
#
# and the certificate for that name in tls/cert.pem and tls/key.pem. Written by \`npm run compose\`; do not edit it here.
`;

const definition = containerDefinition({
  name: 'invita-waha',
  image: imageOf('GOWS', 'amd64'),
  engine: 'GOWS',
  port: portInside,
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is compose that fills it in
  key: '${WAHA_API_KEY:?choose a long random key}',
});

/** The container as a compose file: what Invita creates, with the key left to whoever starts it. */
export function composeFile(): string {
  return `${head}services:
${wahaService(definition)}volumes:
${volume(definition.volume.name)}`;
}

/** Both of them for a server: WAHA published on the server's own loopback alone, as everywhere. */
export function serverComposeFile(): string {
  const { data, key } = serverService;
  return `${serverHead}services:
${wahaService(definition)}${invitaService()}volumes:
${volume(definition.volume.name)}${volume(data.volume)}${volume(key.volume)}`;
}

function wahaService(definition: ContainerDefinition): string {
  const { name, image, labels, environment, port, volume, log, restart } = definition;
  return `  waha:
    container_name: ${name}
    image: ${image}
    restart: ${restart}
    stop_grace_period: ${definition.stopGraceSeconds}s
    mem_limit: ${definition.memoryMegabytes}m
    ports:
      - ${quoted(`${port.host}:${port.published}:${port.inside}`)}
    volumes:
      - ${volume.name}:${volume.path}
    environment:
${lines(environment)}
    labels:
${lines(labels)}
${logging(log)}`;
}

function invitaService(): string {
  const { image, user, port, data, key, tls, temporary, log, health } = serverService;
  const items = (values: readonly string[]) => values.map((value) => `      - ${quoted(value)}`).join('\n');
  return `  invita:
    build:
      context: ../..
      dockerfile: resources/server/Dockerfile
    image: ${image}
    restart: unless-stopped
    depends_on:
      - waha
    user: ${quoted(user)}
    read_only: true
    tmpfs:
      - ${temporary}
    cap_drop:
      - ALL
    security_opt:
      - no-new-privileges:true
    stop_grace_period: ${serverService.stopGraceSeconds}s
    mem_limit: ${serverService.memoryMegabytes}m
    ports:
      - ${quoted(`${port}:${port}`)}
    volumes:
      - ${data.volume}:${data.path}
      - ${key.volume}:${key.path}
      - ${tls.folder}:${tls.path}:ro
    environment:
      INVITA_WAHA_API_KEY: ${quoted(definition.environment['WAHA_API_KEY'] ?? '')}
    entrypoint:
${items(serverEntrypoint)}
    command:
${items(['--waha-url', serverService.wahaUrl, '--public-url', publicUrl])}
    healthcheck:
      test:
${['CMD', ...serverHealthCommand].map((value) => `        - ${quoted(value)}`).join('\n')}
      interval: ${health.everySeconds}s
      timeout: ${health.withinSeconds}s
      start_period: ${health.startSeconds}s
      retries: ${health.retries}
${logging(log)}`;
}

// biome-ignore lint/suspicious/noTemplateCurlyInString: it is compose that fills it in
const publicUrl = '${INVITA_URL:?the address people will open, such as https://invita.lan:4780}';

function logging({ driver, maxSize, maxFiles }: ContainerDefinition['log']): string {
  return `    logging:
      driver: ${driver}
      options:
        max-size: ${quoted(maxSize)}
        max-file: ${quoted(String(maxFiles))}
`;
}

function volume(name: string): string {
  return `  ${name}:
    name: ${name}
`;
}

function lines(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([key, value]) => `      ${key}: ${quoted(value)}`)
    .join('\n');
}

function quoted(value: string): string {
  return JSON.stringify(value);
}
