import { CircleCheck, TriangleAlert } from 'lucide-react';
import { stateColours } from '../../components/status-chip.tsx';
import { TextLink } from '../../components/text-link.tsx';
import './before-leaving.css';

export interface CheckProps {
  readonly fine?: boolean;
  readonly action?: { readonly label: string; readonly onClick: () => void };
  readonly children: string;
}

/** One line of «Prima di partire». */
export function Check({ fine = false, action, children }: CheckProps) {
  const Icon = fine ? CircleCheck : TriangleAlert;
  return (
    <li className="before-leaving-check" style={stateColours(fine ? 'answered' : 'unconfirmed')}>
      <Icon size={15} aria-hidden />
      <span>{children}</span>
      {action !== undefined && <TextLink onClick={action.onClick}>{action.label}</TextLink>}
    </li>
  );
}
