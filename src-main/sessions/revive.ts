import type { Clock } from '../domain/clock.ts';
import type { Answer } from '../domain/queue/whatsapp.ts';
import type { SessionStatus } from '../domain/sessions/session-state.ts';
import type { WahaSessionGateway } from './waha-gateway.ts';

const settleRounds = 5;
const betweenRoundsMs = 1_000;

/** Brings a session that is not connected to a QR code or a connection: created, restarted, or logged out and anew. */
export async function revive(
  session: WahaSessionGateway,
  status: SessionStatus,
  clock: Clock,
): Promise<Answer<null>> {
  if (status === 'DISCONNECTED') return session.create();
  const restarted = await session.restart();
  if (!restarted.ok || status !== 'FAILED') return restarted;
  // Unlinked on the phone: it fails again until the dead link is wiped by a log-out.
  return (await settled(session, clock)) === 'FAILED' ? session.logout() : restarted;
}

/** The status it comes to after STARTING, within a few seconds. */
async function settled(session: WahaSessionGateway, clock: Clock): Promise<SessionStatus> {
  for (let round = 0; ; round += 1) {
    const report = await session.report();
    if (!report.ok) return 'UNKNOWN';
    if (report.data.status !== 'STARTING' || round === settleRounds) return report.data.status;
    await clock.sleep(betweenRoundsMs);
  }
}
