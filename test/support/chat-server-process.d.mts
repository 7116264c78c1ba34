export class ChatServerProcess {
  readonly origin: string | undefined;
  readonly pid: number | undefined;
  constructor(options?: {readonly env?: Readonly<Record<string, string>>; readonly built?: boolean});
  start(): Promise<string>;
  stop(signal?: NodeJS.Signals): Promise<void>;
  remove(): Promise<void>;
}
