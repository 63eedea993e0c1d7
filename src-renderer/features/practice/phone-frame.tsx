import { BatteryMedium, Signal, Wifi } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { useNow } from '../../lib/use-now.ts';
import { useClockLead } from '../../state/use-clock-lead.ts';
import { useFormat } from '../../state/use-format.ts';
import './phone-frame.css';

export interface PhoneFrameProps {
  /** To put the focus on it when what it shows has changed. */
  readonly ref: Ref<HTMLDivElement>;
  readonly children: ReactNode;
}

/** A telephone to look at; its clock is that of practice mode. */
export function PhoneFrame({ ref, children }: PhoneFrameProps) {
  const format = useFormat();
  const now = useNow() + useClockLead();
  return (
    <div ref={ref} className="phone-frame" tabIndex={-1}>
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
