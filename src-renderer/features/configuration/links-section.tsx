import { LinkBaseCard } from './link-base-card.tsx';
import { LinkCheckCard } from './link-check-card.tsx';
import { LinkSecretCard } from './link-secret-card.tsx';

/** Link personali: where they lead, what they are signed with, and whose a link is. */
export function LinksSection() {
  return (
    <>
      <LinkBaseCard />
      <LinkSecretCard />
      <LinkCheckCard />
    </>
  );
}
