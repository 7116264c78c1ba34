/** A piece of a line: text, a line break, or something that holds more pieces. */
export type Inline =
  | string
  | {readonly type: 'break'}
  | {readonly type: 'code'; readonly text: string}
  | {readonly type: 'strong' | 'emphasis'; readonly children: readonly Inline[]}
  | {readonly type: 'link'; readonly href: string; readonly children: readonly Inline[]};

/** A piece of a message. Renderers meet an unknown kind with nothing, so that kinds can be added. */
export type Block =
  | {readonly type: 'paragraph'; readonly children: readonly Inline[]}
  | {readonly type: 'code'; readonly language: string; readonly text: string}
  | {readonly type: 'list'; readonly start: number | null; readonly items: readonly (readonly Block[])[]}
  | {readonly type: 'quote'; readonly children: readonly Block[]}
  | {
      readonly type: 'table';
      readonly columns: readonly ('start' | 'center' | 'end')[];
      readonly head: readonly Cell[];
      readonly rows: readonly (readonly Cell[])[];
    };

export type Cell = readonly Inline[];
