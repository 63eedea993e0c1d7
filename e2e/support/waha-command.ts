/** What a test may do to a WAHA in another process, and to the phone behind it. */
export type WahaCommand =
  | { readonly do: 'scan'; readonly session: string }
  | { readonly do: 'unlink'; readonly session: string }
  | { readonly do: 'wantPasskey' }
  | { readonly do: 'givePasskey'; readonly session: string }
  | { readonly do: 'restrict'; readonly session: string; readonly ms: number }
  | { readonly do: 'cap'; readonly session: string; readonly used: number; readonly total: number };
