/** Whether `If-None-Match` names this tag: the weak comparison of RFC 9110. */
export function namesTag(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
}
