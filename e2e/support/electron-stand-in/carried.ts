/**
 * The value as it arrives in the other process. What Electron's structured clone refuses is refused in its words; what
 * it would carry but JSON would not (a Date, a Map) is refused too, as no part of the contract.
 */
export function carried(value: unknown): unknown {
  if (value === null || value === undefined) return value;
  if (typeof value === 'function' || typeof value === 'symbol')
    throw new Error('An object could not be cloned.');
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item) => carried(item));
  const prototype = Object.getPrototypeOf(value);
  // An object of another realm has another Object.prototype, whose own prototype is null as well.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw new Error(`The stand-in for Electron does not carry a ${value.constructor.name}.`);
  }
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, carried(part)]));
}
