import type {Message} from 'kustomer-chat';

/** Who speaks, as the agents' API has it. */
export interface Speaker {
  readonly type: 'agent' | 'assistant' | 'system';
  readonly displayName: string;
  readonly ai?: boolean;
}

export interface StoryFile {
  readonly file: File;
  readonly alt?: string;
}

interface Extra {
  readonly template?: Message['template'];
  readonly inputLocked?: boolean;
  readonly streaming?: boolean;
  readonly auto?: boolean;
  readonly files?: readonly StoryFile[];
  readonly linkPreviews?: Message['linkPreviews'];
  /** Of the visitor: the option of the open question. */
  readonly chooses?: string;
}

/** One message of a story. Without `by` it is the visitor's. */
export interface Line extends Extra {
  /** Minutes before now. */
  readonly ago: number;
  readonly by?: Speaker;
  readonly body: string;
}

export const nora: Speaker = {type: 'agent', displayName: 'Nora'};
export const jonas: Speaker = {type: 'agent', displayName: 'Jonas'};
export const assistant: Speaker = {type: 'assistant', displayName: 'Assistant'};
export const ai: Speaker = {type: 'assistant', displayName: 'Assistant', ai: true};
export const system: Speaker = {type: 'system', displayName: 'System'};

export function mara(ago: number, body: string, extra: Extra = {}): Line {
  return {ago, body, ...extra};
}

export function says(by: Speaker, ago: number, body: string, extra: Extra = {}): Line {
  return {ago, by, body, ...extra};
}

export const days = 24 * 60;
