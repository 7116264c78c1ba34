export interface Sample {
  /** Since the beginning. */
  readonly minutes: number;
  readonly bytes: number;
}

/** While everything is loaded for the first time, memory grows: this part of the time does not count. */
const warmUp = 0.25;
/** Of the median: more than this much growth in the time that counts is a leak. */
const mostGrowth = 0.1;

/**
 * Memory is flat when the straight line through the samples (least squares) rises by less than a tenth of their median,
 * from the end of the warm-up to the end.
 */
export function flatness(samples: readonly Sample[]) {
  const last = samples.at(-1)?.minutes ?? 0;
  const counted = samples.filter(({minutes}) => minutes >= last * warmUp);
  const middle = mean(counted.map(({minutes}) => minutes));
  const level = mean(counted.map(({bytes}) => bytes));
  let rise = 0;
  let spread = 0;
  for (const {minutes, bytes} of counted) {
    rise += (minutes - middle) * (bytes - level);
    spread += (minutes - middle) ** 2;
  }
  const perMinute = spread === 0 ? 0 : rise / spread;
  const growth = perMinute * (last - (counted[0]?.minutes ?? last));
  const median = counted.map(({bytes}) => bytes).sort((a, b) => a - b)[counted.length >> 1] ?? 0;
  return {perMinute, growth, median, isFlat: growth < median * mostGrowth};
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
}
