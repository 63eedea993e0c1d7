import type { Clock } from '../domain/clock.ts';
import type { InboxStore } from '../domain/inbox/inbox-store.ts';
import type { SendingSession } from '../domain/queue/sending-session.ts';

const perRound = 20;

export interface PhonesBehindLids {
  /** True when it became known who somebody is. */
  askIn(session: SendingSession): Promise<boolean>;
}

/** Who wrote under a hidden user id and told no phone: WhatsApp is asked once in a run for each. */
export function phonesBehindLids({
  inbox,
  clock,
}: {
  readonly inbox: InboxStore;
  readonly clock: Clock;
}): PhonesBehindLids {
  const asked = new Set<string>();
  return {
    async askIn({ whatsapp }) {
      const unknown = await inbox.lidsWithoutPhone(asked.size + perRound);
      let learned = false;
      for (const lid of unknown.filter((each) => !asked.has(each)).slice(0, perRound)) {
        const phone = await whatsapp.phoneOfLid(lid);
        if (!phone.ok) return learned;
        asked.add(lid);
        if (phone.data === null) continue;
        learned = (await inbox.learnLid(lid, phone.data, clock.now().wall)) || learned;
      }
      return learned;
    },
  };
}
