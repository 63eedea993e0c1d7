import type { TokenView } from '#contract/tokens.ts';
import type { Handlers } from './api/handlers.ts';
import { iso, isoOrNull } from './api/views.ts';
import type { OwnerToken } from './api-token.ts';
import type { ApiTokens, KeptToken } from './api-tokens.ts';

type TokenHandlers = Pick<Handlers, Extract<keyof Handlers, `tokens.${string}`>>;

/** The tokens open the directory, whichever realm is shown. `address`: where the Admin API answers now. */
export function tokenHandlers(
  tokens: ApiTokens,
  owner: OwnerToken,
  address: () => string | null,
): TokenHandlers {
  return {
    'tokens.list'() {
      const items = tokens.list().map(view);
      return { items, total: items.length, address: address() };
    },
    'tokens.create'({ name, scope }) {
      const { kept, token } = tokens.create(name, scope);
      return { ...view(kept), token };
    },
    'tokens.revoke': ({ id }) => view(tokens.revoke(id)),
    'tokens.renewFile': () => ({ file: owner.renew() }),
  };
}

function view({ id, name, scope, createdAt, lastUsedAt }: KeptToken): TokenView {
  return { id, name, scope, createdAt: iso(createdAt), lastUsedAt: isoOrNull(lastUsedAt) };
}
