/**
 * A failed assertion carries what it compared, and an element cannot be cloned: the runner's message about it would never
 * leave the page, and the run would hang and say nothing. An element is told by its tag instead.
 */
export function failedAssertions() {
  return {
    name: 'failed-assertions',
    transform(context) {
      if (context.path !== '/__web-dev-server__web-socket.js') return;
      const body = context.body.replace('structuredClone(obj)', 'cloneOf(obj)');
      if (body === context.body) throw new Error('The message of the runner is made otherwise than it was.');
      return {body: `${body}\n${cloneOf}`};
    },
  };
}

/* global Node -- it runs in the page */
function cloneOf(message) {
  try {
    return structuredClone(message);
  } catch {
    const seen = new Set();
    const plain = (key, value) => {
      if (value instanceof Node) return value.cloneNode?.().outerHTML ?? value.nodeName;
      if (typeof value !== 'object' || value === null) return typeof value === 'function' ? String(value) : value;
      if (seen.has(value)) return '…';
      seen.add(value);
      return value instanceof Error ? {...value, name: value.name, message: value.message, stack: value.stack} : value;
    };
    return JSON.parse(JSON.stringify(message, plain));
  }
}
