import type { DoctorFinding, DoctorReport } from '#contract/doctor.ts';
import type { ContainerSight } from '../container/container-service.ts';
import type { Clock } from '../domain/clock.ts';
import type { InvariantReport } from '../domain/queue/invariants.ts';
import type { Check, Outcome } from './check.ts';
import { able } from './checks/able.ts';
import { sameTime } from './checks/clock.ts';
import { closedToOthers, containerRuns, volumeMounted } from './checks/container.ts';
import { type CopiesSight, copiesMade } from './checks/copies.ts';
import { databaseHealthy, storyCoherent } from './checks/database.ts';
import { diskSpace } from './checks/disk.ts';
import { eventsArrive } from './checks/events.ts';
import { history } from './checks/history.ts';
import { key } from './checks/key.ts';
import { reachable } from './checks/reachable.ts';
import { isReadable, linkSecretRight, type SecretsPlace, secretsPlace } from './checks/secrets.ts';
import { session } from './checks/session.ts';
import type { Patient } from './patient.ts';
import { runChecks } from './run-checks.ts';

/** The data of one realm, as far as the doctor looks at it. */
export interface ExaminedRealm {
  readonly kind: 'real' | 'practice';
  /** What its own stamps are of: the practice clock in practice. */
  readonly clock: Pick<Clock, 'now'>;
  /** Empty where the practice WAHA cannot be reached: it is inside the app. */
  readonly patients: () => Promise<readonly Patient[]>;
  readonly quickCheck: () => Promise<string>;
  readonly checkStory: () => Promise<InvariantReport>;
  readonly linkSecret: () => Promise<{ readonly stored: string | null; readonly check: string | null }>;
  /** What protects the secrets of this realm. */
  readonly secrets: SecretsPlace;
}

export interface DoctorParts {
  readonly realm: ExaminedRealm;
  readonly container: () => Promise<ContainerSight>;
  readonly copies: () => CopiesSight;
  readonly directory: string;
  readonly version: string;
  readonly clock: Clock;
  readonly onError: (error: unknown, where: string) => void;
}

/** WAHA waits up to ten seconds itself before it says no. */
const limitMs = 12_000;
const inside: Outcome = { result: 'ok', code: 'INSIDE_INVITA' };

/** Looks at everything once. */
export async function examine(parts: DoctorParts): Promise<DoctorReport> {
  const { realm, clock, version, onError } = parts;
  const checks = [...(await sessionChecks(parts)), ...(await containerChecks(parts)), ...dataChecks(parts)];
  return {
    at: new Date(clock.now().wall).toISOString(),
    version,
    realm: realm.kind,
    system: `${process.platform}/${process.arch}`,
    findings: await runChecks(checks, { clock, limitMs, onError }),
  };
}

async function sessionChecks({ realm, clock }: DoctorParts): Promise<Check[]> {
  const practice = realm.kind === 'practice';
  const patients = await realm.patients();
  if (patients.length === 0) return [check('WAHA_REACHABLE', () => inside)];
  return patients.flatMap((patient) => {
    const { hearing } = patient;
    const of = (name: Check['name'], run: Check['run']) => check(name, run, patient);
    return [
      of('WAHA_REACHABLE', () => (practice ? inside : reachable(patient))),
      ...(practice ? [] : [of('WAHA_KEY', () => key(patient))]),
      of('WAHA_ABLE', () => able(patient)),
      of('SESSION', () => session(patient)),
      ...(hearing === null ? [] : [of('EVENTS', () => eventsArrive(hearing, realm.clock.now().wall))]),
      of('HISTORY', () => history(patient)),
      ...(practice ? [] : [of('CLOCK', () => sameTime(patient, clock))]),
    ];
  });
}

/** In practice a container is not needed: it is looked at when there is one, or one to be warned of. */
async function containerChecks({ realm, container, clock }: DoctorParts): Promise<Check[]> {
  // Asked once for the three of them; who cannot be asked is each check's own finding.
  const sight = container();
  const needed = realm.kind === 'real' || (await sight.then(isThere, () => false));
  if (!needed) return [];
  return [
    check('CONTAINER', async () => containerRuns(await sight, clock.now().wall)),
    check('VOLUME', async () => volumeMounted(await sight)),
    check('LOOPBACK', async () => closedToOthers(await sight)),
  ];
}

function isThere({ container, others }: ContainerSight): boolean {
  return container !== null || others.some(({ hazards }) => hazards.length > 0);
}

function dataChecks({ realm, directory, copies, clock }: DoctorParts): Check[] {
  return [
    check('DATABASE', async () => databaseHealthy(await realm.quickCheck())),
    check('STORY', async () => storyCoherent(await realm.checkStory())),
    check('DISK', () => diskSpace(directory)),
    check('COPIES', () => copiesMade(copies(), clock.now().wall)),
    check('SECRETS', () => secretsPlace(realm.secrets, realm.kind === 'practice')),
    ...(isReadable(realm.secrets)
      ? [
          check('LINK_SECRET', async () => {
            const { stored, check: expected } = await realm.linkSecret();
            return linkSecretRight(stored, expected);
          }),
        ]
      : []),
  ];
}

function check(name: DoctorFinding['check'], run: Check['run'], patient: Patient | null = null): Check {
  return { name, run, session: patient && { type: patient.type, label: patient.label } };
}
