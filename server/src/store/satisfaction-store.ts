/** Ratings of ended conversations. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- its methods come with the feature
export interface SatisfactionReader {}

// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- its methods come with the feature
export interface SatisfactionWriter extends SatisfactionReader {}
