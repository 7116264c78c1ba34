export function startPostgres(bin: string): Promise<{readonly url: string; stop(): Promise<void>}>;
export function freePort(): Promise<number>;
