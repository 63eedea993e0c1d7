import type { ContainerCreateOptions } from 'dockerode';
import type { ContainerDefinition } from './definition.ts';

/** The definition in the words of the Docker API. */
export function createOptions(definition: ContainerDefinition): ContainerCreateOptions {
  const { name, image, labels, environment, port, volume, log, restart } = definition;
  const inside = `${port.inside}/tcp`;
  const memory = definition.memoryMegabytes * 1024 * 1024;
  return {
    name,
    Image: image,
    Env: Object.entries(environment).map(([key, value]) => `${key}=${value}`),
    Labels: { ...labels },
    ExposedPorts: { [inside]: {} },
    StopTimeout: definition.stopGraceSeconds,
    HostConfig: {
      PortBindings: { [inside]: [{ HostIp: port.host, HostPort: String(port.published) }] },
      Binds: [`${volume.name}:${volume.path}`],
      RestartPolicy: { Name: restart },
      LogConfig: {
        Type: log.driver,
        Config: { 'max-size': log.maxSize, 'max-file': String(log.maxFiles) },
      },
      Memory: memory,
      MemorySwap: memory,
    },
  };
}
