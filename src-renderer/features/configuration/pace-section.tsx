import { HoursCard } from './hours-card.tsx';
import { LimitCard } from './limit-card.tsx';
import { MannersCard } from './manners-card.tsx';
import { NewChatsCard } from './new-chats-card.tsx';
import { PacingCard } from './pacing-card.tsx';
import { PresetsCard } from './presets-card.tsx';
import { RepliesCard } from './replies-card.tsx';
import { UndoCard } from './undo-card.tsx';
import { WhatIfCard } from './what-if-card.tsx';

/** Ritmo di invio: how many, how far apart, when, and with what manners. */
export function PaceSection() {
  return (
    <>
      <PresetsCard />
      <LimitCard />
      <WhatIfCard />
      <PacingCard />
      <NewChatsCard />
      <HoursCard />
      <MannersCard />
      <UndoCard />
      <RepliesCard />
    </>
  );
}
