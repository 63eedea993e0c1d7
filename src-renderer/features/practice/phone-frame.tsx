import { BatteryMedium, Signal, Wifi } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNow } from '../../lib/use-now.ts';
import { useClockLead } from '../../state/use-clock-lead.ts';
import { useFormat } from '../../state/use-format.ts';
import './phone-frame.css';

/** A telephone to look at; its clock is that of practice mode. */
export function PhoneFrame({ children }: { readonly children: ReactNode }) {
  const format = useFormat();
  const now = useNow() + useClockLead();
  return (
    <div className="phone-frame">
      <div className="phone-frame-bar tabular" aria-hidden>
        <strong>{format.clock(now)}</strong>
        <span>
          <Signal size={13} />
          <Wifi size={13} />
          <BatteryMedium size={15} />
        </span>
      </div>
      {children}
    </div>
  );
}
