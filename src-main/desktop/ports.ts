import type { Handlers } from '../api/handlers.ts';

export type ComputerHandlers = Pick<Handlers, Extract<keyof Handlers, `computer.${string}`>>;
