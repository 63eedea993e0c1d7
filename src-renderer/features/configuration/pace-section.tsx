import { HoursCard } from './hours-card.tsx';
import { LimitCard } from './limit-card.tsx';
import { MannersCard } from './manners-card.tsx';
import { PacingCard } from './pacing-card.tsx';
import { UndoCard } from './undo-card.tsx';

/** Ritmo di invio: how many, how far apart, when, and with what manners. */
export function PaceSection() {
  return (
    <>
      <LimitCard />
      <PacingCard />
      <HoursCard />
      <MannersCard />
      <UndoCard />
    </>
  );
}
