import type { ExaminedRealm } from '../doctor/examine.ts';
import { patientOf } from '../doctor/patient.ts';
import type { ServiceParts, Services } from './services.ts';

/** What the doctor looks at in a realm that is open. */
export type RealmExam = Omit<ExaminedRealm, 'secrets'>;

export function createExam(kind: RealmExam['kind'], parts: ServiceParts, services: Services): RealmExam {
  const { stores, access, secrets } = parts;
  return {
    kind,
    clock: parts.clock,
    async patients() {
      const records = await services.sessionStore.sessions();
      return records.map((record) =>
        patientOf(record, services.keyOf(record.type), true, access.connect, services.live.hearing(record)),
      );
    },
    quickCheck: stores.quickCheck,
    checkStory: stores.checkInvariants,
    async linkSecret() {
      return {
        stored: secrets.get('invitation_link_secret'),
        check: (await stores.events.event()).secretCheck,
      };
    },
  };
}
