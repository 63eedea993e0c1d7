import { useState } from 'react';
import type { Output } from '#contract';
import type { Failure } from '#contract/result.ts';
import { useClient } from '../../state/invita-context.ts';

export interface WahaAddress {
  readonly url: string;
  readonly key: string;
}

interface Asked {
  readonly found: Output<'app.probeWaha'> | null;
  readonly failure: Failure | null;
  readonly busy: 'probe' | 'use' | null;
}

const notAsked: Asked = { found: null, failure: null, busy: null };

export interface ConnectWahaOptions {
  /** What the form begins with. */
  readonly url?: string;
  /** The real realm is open by then: whoever asked may be gone. */
  readonly onUsed: () => void;
}

export type ConnectWaha = ReturnType<typeof useConnectWaha>;

/** An address that is tried, and what came of it. Another address is another question. */
export function useConnectWaha({ url = '', onUsed }: ConnectWahaOptions) {
  const client = useClient();
  const [address, setAddress] = useState<WahaAddress>({ url, key: '' });
  const [asked, setAsked] = useState<Asked>(notAsked);
  const input = {
    waha_url: address.url.trim(),
    ...(address.key !== '' && { waha_api_key: address.key }),
  };

  async function probe() {
    setAsked({ ...notAsked, busy: 'probe' });
    const result = await client.call('app.probeWaha', input);
    setAsked(result.ok ? { ...notAsked, found: result.data } : { ...notAsked, failure: result.error });
  }

  async function use() {
    setAsked({ ...asked, busy: 'use' });
    const result = await client.call('app.useWaha', input);
    if (!result.ok) return setAsked({ ...notAsked, failure: result.error });
    setAsked(notAsked);
    onUsed();
  }

  return {
    address,
    setAddress: (changed: WahaAddress) => {
      setAddress(changed);
      setAsked(notAsked);
    },
    ...asked,
    probe,
    use,
  };
}
