import type { Configuration } from '#contract/configuration.ts';
import type { SendOrder } from '../api/order-sender.ts';
import type { AutomationStore } from '../domain/automation/automation-store.ts';
import type { Clock } from '../domain/clock.ts';
import type { HouseholdRecord, HouseholdStore } from '../domain/guests/household-store.ts';
import type { Random } from '../domain/random.ts';

export interface AutomationParts {
  readonly store: AutomationStore;
  readonly households: Pick<HouseholdStore, 'all'>;
  /** Those a kept filter finds; null when it is kept no more. */
  readonly ofFilter: (id: string) => Promise<readonly HouseholdRecord[] | null>;
  readonly configuration: () => Configuration;
  readonly clock: Clock;
  readonly random: Pick<Random, 'id'>;
  /** The one that a press of the button goes through too. */
  readonly sendOrder: SendOrder;
  /** A rule has run, or is to run at another time. */
  readonly changed: () => void;
}
