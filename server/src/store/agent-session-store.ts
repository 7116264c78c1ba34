/** Agents who are signed in. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- its methods come with the feature
export interface AgentSessionReader {}

// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- its methods come with the feature
export interface AgentSessionWriter extends AgentSessionReader {}
