/** What `npm run test:stories -- …` was told; by itself the test takes each mode at one width. */
export interface StoryOptions {
  /** Every mode at every width. */
  readonly all: boolean;
  /** Only stories whose name has this in it. */
  readonly only: string;
  /** Where the photographs go; default: a temporary folder. */
  readonly keep: string;
}

export function readStoryOptions(env: NodeJS.ProcessEnv = process.env): StoryOptions {
  const told = JSON.parse(env.TEST_STORIES ?? '{}') as Partial<StoryOptions>;
  return {all: told.all ?? false, only: told.only ?? '', keep: told.keep ?? ''};
}

export interface StoryMode {
  readonly name: string;
  readonly scheme: 'light' | 'dark';
  readonly forced: boolean;
  readonly dir: 'ltr' | 'rtl';
}

export interface StoryView {
  readonly mode: StoryMode;
  readonly width: number;
  readonly height: number;
}

const light: StoryMode = {name: 'light', scheme: 'light', forced: false, dir: 'ltr'};
const dark: StoryMode = {name: 'dark', scheme: 'dark', forced: false, dir: 'ltr'};
const forced: StoryMode = {name: 'forced', scheme: 'dark', forced: true, dir: 'ltr'};
const rightToLeft: StoryMode = {name: 'rtl', scheme: 'light', forced: false, dir: 'rtl'};

const wide = {width: 1280, height: 820};
const narrow = {width: 360, height: 740};

export function viewsOf({all}: StoryOptions): readonly StoryView[] {
  if (!all) {
    return [
      {mode: light, ...wide},
      {mode: forced, ...wide},
      {mode: dark, ...narrow},
      {mode: rightToLeft, ...narrow},
    ];
  }
  return [light, dark, forced, rightToLeft].flatMap((mode) => [wide, narrow].map((size) => ({mode, ...size})));
}
