import { LinkBaseCard } from './link-base-card.tsx';
import { LinkSecretCard } from './link-secret-card.tsx';

/** Link personali: where they lead, and what they are signed with. */
export function LinksSection() {
  return (
    <>
      <LinkBaseCard />
      <LinkSecretCard />
    </>
  );
}
