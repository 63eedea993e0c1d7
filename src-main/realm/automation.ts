import type { GuestQuestion } from '#contract/guests.ts';
import { householdQuestion } from '../api/guest-questions.ts';
import type { SendOrder } from '../api/order-sender.ts';
import { Automation } from '../automation/automation.ts';
import type { AutomationParts } from '../automation/parts.ts';
import { meantBy } from '../automation/run-on-time.ts';
import type { RuleRecord } from '../domain/automation/automation-store.ts';
import type { TimedPlan } from '../domain/automation/rule.ts';
import type { HouseholdRecord } from '../domain/guests/household-store.ts';
import type { Settings } from '../settings/settings.ts';
import type { Stores } from '../store/stores.ts';
import { type Coalesced, coalesced } from './coalesced.ts';

interface Parts extends Pick<AutomationParts, 'clock' | 'random'> {
  readonly stores: Stores;
  readonly settings: Settings;
  readonly emit: (event: 'automation.changed', payload: Record<string, never>) => void;
}

export interface RealmAutomation {
  readonly automation: Automation;
  readonly tellAutomationChanged: Coalesced;
  readonly meantBy: (rule: RuleRecord<TimedPlan>) => Promise<readonly HouseholdRecord[] | null>;
  /** A rule was changed by hand: it may be due at once. */
  readonly automationChanged: () => void;
}

/** What is queued by itself in a realm. */
export function createAutomation(
  { stores, settings, clock, random, emit }: Parts,
  sendOrder: SendOrder,
): RealmAutomation {
  const tellAutomationChanged = coalesced(() => emit('automation.changed', {}));
  const parts: AutomationParts = {
    store: stores.automation,
    households: stores.households,
    async ofFilter(id) {
      const kept = (await stores.guestList.savedFilters()).find((filter) => filter.id === id);
      return kept === undefined
        ? null
        : stores.households.matching(householdQuestion(kept.filter as GuestQuestion));
    },
    configuration: settings.get,
    ...{ clock, random, sendOrder },
    changed: tellAutomationChanged,
  };
  const automation = new Automation(parts);
  return {
    automation,
    tellAutomationChanged,
    meantBy: (rule) => meantBy(rule, parts),
    automationChanged() {
      automation.poke();
      tellAutomationChanged();
    },
  };
}
