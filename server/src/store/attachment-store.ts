/** Files of messages: what is known of them. The bytes are in a FileStore. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- its methods come with the feature
export interface AttachmentReader {}

// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- its methods come with the feature
export interface AttachmentWriter extends AttachmentReader {}
