/** Of both packages; a test holds it against `package.json`, which code in a page cannot read. */
export const version = '0.1.0';
