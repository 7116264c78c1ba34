export function findChromium(): string | undefined;
export function findPostgres(): string | undefined;
export function ensure(find: () => string | undefined, packageName: string, purpose: string): string;
