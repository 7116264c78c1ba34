import type {SessionEventMap} from '../session/sdk-details.js';

/** Every event of `<kustomer-chat>`, bubbling and composed; `detail` is the response of Kustomer's listener. */
export type KustomerChatEventMap = {
  readonly [Name in keyof SessionEventMap as `kustomer-${Name}`]: CustomEvent<SessionEventMap[Name]>;
};

declare global {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- declaration merging needs an interface
  interface HTMLElementEventMap extends KustomerChatEventMap {}
}
