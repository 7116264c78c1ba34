/** What files say, in messages, in the composer and in the viewer; loaded with the first one. As in `ChatStrings`. */
export interface FileStrings {
  readonly message: {
    /** The name of a list of pictures or files. */
    readonly attachments: string;
    readonly open: (name: string) => string;
    readonly download: (name: string) => string;
    /** `percent` is ready for reading: “41 %”. */
    readonly uploading: (percent: string) => string;
    /** `percent` of `size`. */
    readonly uploadingOf: (percent: string, size: string) => string;
    readonly cancel: (name: string) => string;
    readonly failed: string;
    readonly video: (name: string) => string;
    readonly audio: (name: string) => string;
  };
  readonly tray: {
    readonly files: string;
    readonly remove: (name: string) => string;
    readonly retry: (name: string) => string;
    readonly uploading: (name: string) => string;
    /** A small button on a picture, and its long name. */
    readonly alt: string;
    readonly describe: (name: string) => string;
    /** The label of the field, and an example. */
    readonly description: (name: string) => string;
    readonly example: string;
    readonly done: string;
    /** “3 files, 4.1 of 9.5 MB”; both sizes are ready for reading. */
    readonly total: (count: number, size: string, limit: string) => string;
    readonly waiting: (count: number) => string;
    readonly failed: (name: string) => string;
    readonly refused: (name: string) => string;
    /** What is known before anything is sent; `limit` is a size, `types` are names of kinds. */
    readonly tooLarge: (name: string, limit: string) => string;
    readonly tooMuch: (name: string, limit: string) => string;
    readonly tooMany: (limit: number) => string;
    readonly empty: (name: string) => string;
    readonly wrongType: (name: string, types: string) => string;
    readonly dismiss: string;
    readonly drop: string;
    readonly dropLimits: (types: string, limit: string) => string;
    /** Kinds of files, as parts of a list. */
    readonly kinds: {
      readonly images: string;
      readonly videos: string;
      readonly audio: string;
      readonly text: string;
      readonly documents: string;
      readonly tables: string;
    };
  };
  readonly viewer: {
    /** “Photo 1 of 3”: the dialog's name. */
    readonly title: (index: number, count: number) => string;
    readonly position: (index: number, count: number) => string;
    readonly close: string;
    readonly previous: string;
    readonly next: string;
    readonly larger: string;
    readonly smaller: string;
    readonly failed: string;
    /** The name of the box that scrolls while a picture is larger than it. */
    readonly stage: string;
  };
}
