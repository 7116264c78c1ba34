/**
 * Names everything that is kept on a device for one server and site: lock, channel, database and marker (protocol,
 * section 8). Elements with the same name are one visitor.
 */
export function storageName(serverUrl: string, siteKey: string): string {
  return `kustomer-chat/1/${URL.canParse(serverUrl) ? new URL(serverUrl).origin : serverUrl}/${siteKey}`;
}
