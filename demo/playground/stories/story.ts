import type {Organisation} from 'kustomer-chat-server/in-page';
import type {Stage} from '../desk/stage.js';

/** One state of the chat, brought about as a visitor, the team and the network would. */
export interface Story {
  /** In addresses and in the names of photographs. */
  readonly name: string;
  readonly title: string;
  /** Default: the demo's own. */
  readonly organisation?: Organisation;
  readonly attributes?: Readonly<Record<string, string>>;
  /** The chat is to show nothing at all. */
  readonly showsNothing?: boolean;
  /** From a closed chat of somebody who was never here. */
  readonly play: (stage: Stage) => Promise<unknown>;
}

export interface StoryGroup {
  readonly title: string;
  readonly stories: readonly Story[];
}
