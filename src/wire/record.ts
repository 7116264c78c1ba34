import * as z from 'zod/mini';

/** `z.record` with strings as keys, for what pages read: it costs them 0.7 kB less. */
export function recordOf<Value extends z.ZodMiniType>(value: Value) {
  return z.catchall(z.object({}), value);
}
