/** A file of a message, or one that may become that. What it holds is in a `FileStore`, under `fileKey`. */
export interface StoredAttachment {
  readonly id: string;
  /** Who uploads it: a subject, or `agent:{id}`. */
  readonly subjectId: string;
  /** The site whose limits it keeps; of its conversation when an agent uploads. */
  readonly siteKey: string;
  /** `awaiting` its bytes, `stored` and free to be sent, or `sent` with a message for good. */
  readonly state: 'awaiting' | 'stored' | 'sent';
  /** For display; never a path. */
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  /** Of the bytes, in hex: as the client promised it, once stored as it is. */
  readonly sha256: string | null;
  readonly alt: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly fileKey: string | null;
  /** Where it was sent to; of an agent's upload already where it may be sent to. */
  readonly conversationId: string | null;
  readonly createdAt: string;
}

export interface AttachmentReader {
  find(id: string): Promise<StoredAttachment | undefined>;
  /** How many this subject has begun and not sent. */
  countUnsent(subjectId: string): Promise<number>;
}

export interface AttachmentWriter extends AttachmentReader {
  insert(attachment: StoredAttachment): Promise<void>;
  /** As `find`, and locked until the transaction ends: what is then written back loses nothing. */
  lock(id: string): Promise<StoredAttachment | undefined>;
  /** Replaces the one of the same id; without one nothing happens. */
  update(attachment: StoredAttachment): Promise<void>;
  remove(id: string): Promise<void>;
  /** Removes what this subject has uploaded and not sent, and returns what it was. */
  removeUnsentOf(subjectId: string): Promise<readonly StoredAttachment[]>;
  /** Removes everything that was sent to this conversation, and what is meant for it, and returns what it was. */
  removeOfConversation(conversationId: string): Promise<readonly StoredAttachment[]>;
  /** Gives what is not sent yet to another subject: the visitor is identified. */
  moveUnsent(fromSubjectId: string, toSubjectId: string): Promise<void>;
}
