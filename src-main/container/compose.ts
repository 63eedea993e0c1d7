import { type ContainerDefinition, containerDefinition, imageOf } from './definition.ts';

const head = `# WAHA as Invita runs it, for who would rather start it by hand:
#
#   WAHA_API_KEY=choose-a-long-random-key docker compose up -d
#
# Then tell Invita the address http://127.0.0.1:3000 and that key. Written by \`npm run compose\`; do not edit it here.
`;

/** The container as a compose file: what Invita creates, with the key left to whoever starts it. */
export function composeFile(): string {
  const definition = containerDefinition({
    name: 'invita-waha',
    image: imageOf('GOWS', 'amd64'),
    engine: 'GOWS',
    port: 3000,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is compose that fills it in
    key: '${WAHA_API_KEY:?choose a long random key}',
  });
  return `${head}${yaml(definition)}`;
}

function yaml(definition: ContainerDefinition): string {
  const { name, image, labels, environment, port, volume, log, restart } = definition;
  const lines = (values: Readonly<Record<string, string>>) =>
    Object.entries(values)
      .map(([key, value]) => `      ${key}: ${quoted(value)}`)
      .join('\n');
  return `services:
  waha:
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
    logging:
      driver: ${log.driver}
      options:
        max-size: ${quoted(log.maxSize)}
        max-file: ${quoted(String(log.maxFiles))}
volumes:
  ${volume.name}:
    name: ${volume.name}
`;
}

function quoted(value: string): string {
  return JSON.stringify(value);
}
