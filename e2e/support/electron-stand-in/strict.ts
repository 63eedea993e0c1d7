/** The object, throwing for whatever it lacks: what the stand-in does not imitate must not seem to work. */
export function strict<T extends object>(name: string, object: T): T {
  return new Proxy(object, {
    get(target, key, receiver) {
      // `then` is looked up by every await.
      if (typeof key === 'string' && key !== 'then' && !(key in target)) {
        throw new Error(`The stand-in for Electron has no ${name}.${key}`);
      }
      return Reflect.get(target, key, receiver);
    },
  });
}
