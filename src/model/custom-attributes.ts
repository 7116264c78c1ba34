export type AttributeValue = string | number | boolean | null;
export type CustomAttributes = Readonly<Record<string, AttributeValue>>;

/** `tree` holds the id of a node; `datetime` is RFC 3339; `text` is long text without Kustomer's limit of 1,024. */
export type AttributeType = 'string' | 'text' | 'number' | 'boolean' | 'datetime' | 'url' | 'id' | 'tree';

/** `declared`: only `types` may be written. `open`: any well-formed name, typed by its suffix. */
export interface KlassAttributes {
  readonly mode: 'declared' | 'open';
  readonly types: Readonly<Record<string, AttributeType>>;
}
