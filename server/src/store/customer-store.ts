/** The people behind visitors, and the identity tokens that were used. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- its methods come with the feature
export interface CustomerReader {}

// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- its methods come with the feature
export interface CustomerWriter extends CustomerReader {}
