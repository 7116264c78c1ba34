export function startPostgres(
  bin: string,
  extra?: Readonly<Record<string, string | number>>,
): Promise<{readonly url: string; stop(): Promise<void>}>;
export function freePort(): Promise<number>;
