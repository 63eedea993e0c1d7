import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { reportText } from '#contract/doctor-words.ts';
import packageJson from '../package.json' with { type: 'json' };
import { scheduleSight } from './backup/schedule-file.ts';
import { readCommandLine } from './command-line.ts';
import { ContainerService } from './container/container-service.ts';
import { hereAndNow } from './container/engine.ts';
import { isReadable, type SecretsPlace } from './doctor/checks/secrets.ts';
import { type DoctorParts, examine } from './doctor/examine.ts';
import { patientOf } from './doctor/patient.ts';
import { recalledRealm } from './realm/realm-keeper.ts';
import { readSecretsFile } from './secrets/file-secret-store.ts';
import { protectionOf, secretFiles } from './secrets/keep-secrets.ts';
import type { KeyFileChoice } from './secrets/key-file.ts';
import { readLocked } from './secrets/locked-secrets.ts';
import type { SecretName, SecretStore } from './secrets/secret-store.ts';
import { startupFailure } from './startup-failure.ts';
import { openForReading } from './store/open-for-reading.ts';
import { systemClock } from './system-clock.ts';
import { systemLanguage } from './system-language.ts';
import { systemRandom } from './system-random.ts';
import { realWaha } from './waha-access.ts';

/** `npm run doctor`: the checks of the app in a terminal, beside an Invita that runs or without one. Changes nothing. */
const language = systemLanguage(process.env);
const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const { directory, waha, keyFile } = readCommandLine(process.argv.slice(2), process.env);
  const kind = recalledRealm(directory);
  const realmDirectory = kind === 'practice' ? join(directory, 'practice') : directory;
  const path = join(realmDirectory, 'invita.sqlite');
  if (!existsSync(path)) return void say(nothingYet[language]);
  const store = openForReading(path);
  const real = realSecrets(directory, keyFile);
  const { secrets, place } = kind === 'real' ? real : readable(realmDirectory);
  const access = realWaha(waha);
  const clock = systemClock(directory);
  const service = new ContainerService({
    surroundings: hereAndNow(),
    secrets: () => real.secrets,
    ...{ random: systemRandom(), clock },
    probe: async () => 'NOT_YET',
    hold: (work) => work(),
    onChange: () => {},
    onLog: () => {},
    onReady: async () => {},
  });
  const realm: DoctorParts['realm'] = {
    kind,
    clock,
    async patients() {
      // The practice WAHA lives inside the app, where nobody else can ask it.
      if (kind === 'practice') return [];
      const records = await access.overriding(store.sessions).sessions();
      return records.map((record) => {
        const key = access.keyOf(record.type, secrets.get(`waha_api_key:${record.type}`));
        return patientOf(record, key, isReadable(place) || key !== null, access.connect);
      });
    },
    quickCheck: store.quickCheck,
    checkStory: store.checkStory,
    async linkSecret() {
      return {
        stored: secrets.get('invitation_link_secret'),
        check: (await store.events.event()).secretCheck,
      };
    },
    secrets: place,
  };
  const report = await examine({
    realm,
    container: () => service.look(),
    copies: () => scheduleSight(realmDirectory),
    ...{ directory, clock, version: packageJson.version },
    onError: (error, where) =>
      process.stderr.write(`${where}: ${error instanceof Error ? error.name : 'error'}\n`),
  });
  store.close();
  process.stdout.write(reportText(language, report));
  process.exitCode = report.findings.some(({ result }) => result === 'failed') ? 1 : 0;
}

const nothingYet = {
  it: 'Qui non c’è ancora niente da controllare: apri Invita una volta.',
  en: 'There is nothing to check here yet: open Invita once.',
} as const;

interface Looked {
  readonly secrets: SecretStore;
  readonly place: SecretsPlace;
}

/** Only looked at: what the app would move or make stays as it is. */
function realSecrets(directory: string, { path }: KeyFileChoice): Looked {
  // What a keychain holds cannot be read from here.
  if (existsSync(join(directory, 'secrets.sealed.json'))) {
    return { secrets: looking(new Map()), place: { by: 'keychain-elsewhere' } };
  }
  const { locked } = secretFiles(directory);
  if (!existsSync(locked)) return readable(directory);
  try {
    return { secrets: looking(readLocked(locked, path).secrets), place: protectionOf(directory, path) };
  } catch {
    return { secrets: looking(new Map()), place: { by: 'wrong-key-file', path } };
  }
}

function readable(directory: string): Looked {
  return { secrets: looking(readSecretsFile(secretFiles(directory).plain)), place: { by: 'nothing' } };
}

function looking(secrets: ReadonlyMap<SecretName, string>): SecretStore {
  return {
    get: (name) => secrets.get(name) ?? null,
    names: () => [...secrets.keys()],
    set: () => {},
    remove: () => {},
  };
}

main().catch((error: unknown) => {
  process.stderr.write(startupFailure(error, language, process.env).report);
  process.exit(1);
});
