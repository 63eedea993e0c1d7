import { hashOf, navigate, useRoute } from '../../state/navigation.ts';

export interface OpenMessage {
  readonly id: string | null;
  readonly open: (id: string) => void;
  readonly close: () => void;
}

/** The message beside the list, from the route: `#/queue?message=m1`. Walking from one to the next leaves no history. */
export function useOpenMessage(): OpenMessage {
  const { params } = useRoute();
  const { message, ...rest } = params;
  return {
    id: message ?? null,
    open(id) {
      const next = { ...rest, message: id };
      if (message === undefined) navigate('queue', next);
      else window.location.replace(hashOf('queue', next));
    },
    close: () => navigate('queue', rest),
  };
}
