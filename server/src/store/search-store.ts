/** Words in messages, and what readers said about articles. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- its methods come with the feature
export interface SearchReader {}

// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- its methods come with the feature
export interface SearchWriter extends SearchReader {}
