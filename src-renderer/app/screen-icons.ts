import {
  ChartColumn,
  LayoutDashboard,
  ListChecks,
  type LucideIcon,
  Mail,
  MessagesSquare,
  SlidersHorizontal,
  Smartphone,
  Stethoscope,
  Users,
} from 'lucide-react';
import type { ScreenName } from '../state/navigation.ts';

export const screenIcons: Readonly<Record<ScreenName, LucideIcon>> = {
  overview: LayoutDashboard,
  whatsapp: Smartphone,
  guests: Users,
  invitations: Mail,
  queue: ListChecks,
  inbox: MessagesSquare,
  reports: ChartColumn,
  configuration: SlidersHorizontal,
  doctor: Stethoscope,
};
