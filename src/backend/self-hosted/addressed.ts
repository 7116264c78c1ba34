import type {Attachment, Message} from '../../model/message.js';
import type {HttpClient} from './http.js';

/** The server gives links below its own address; the page is somewhere else. */
export function addressed(message: Message, http: HttpClient): Message {
  const {attachments} = message;
  if (attachments.length === 0) return message;
  return {...message, attachments: attachments.map((attachment) => addressedFile(attachment, http))};
}

export function addressedFile(attachment: Attachment, http: HttpClient): Attachment {
  return {...attachment, url: attachment.url && http.resolve(attachment.url)};
}
