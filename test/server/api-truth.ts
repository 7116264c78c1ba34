import assert from 'node:assert/strict';
import {Ajv2020, type ErrorObject, type ValidateFunction} from 'ajv/dist/2020.js';
import {responseHeaders} from '../../server/src/routes/openapi-components.js';
import {describeApi} from '../../server/src/routes/openapi.js';
import {routes} from '../../server/src/routes/routes.js';

/** The description of the API as a client gets it, so far as it is looked at here. */
interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {readonly responses: Readonly<Record<string, ResponseDescription>>};
}

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: object;
  }[];
  readonly requestBody?: {readonly content: Readonly<Record<string, object>>};
  readonly responses: Readonly<Record<string, ResponseDescription & {readonly $ref?: string}>>;
}

interface ResponseDescription {
  readonly headers?: Readonly<Record<string, {readonly required?: boolean}>>;
  readonly content?: Readonly<Record<string, {readonly schema?: unknown}>>;
}

/** An operation with where it stands in the document. */
interface Place {
  readonly method: string;
  readonly path: string;
  readonly pattern: RegExp;
  readonly pointer: string;
  readonly operation: Operation;
}

export interface Asked {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** As it was sent. */
  readonly body?: unknown;
}

const base = 'https://desk.test/openapi';

/**
 * Holds what a server answers against the description of its API: a status, a problem, a header or a body that is not
 * described fails the test that saw it. Remembers what was seen.
 */
export class ApiTruth {
  /** `getUnread 200`, `getUnread 401 unauthorized`. */
  readonly seen = new Set<string>();
  readonly #document = JSON.parse(JSON.stringify(describeApi(routes))) as ApiDocument;
  readonly #ajv = new Ajv2020({strict: false, validateSchema: false, validateFormats: false});
  readonly #texts = new Ajv2020({strict: false, validateFormats: false, coerceTypes: true});
  readonly #places: readonly Place[];

  constructor() {
    this.#ajv.addSchema(this.#document, base);
    this.#places = Object.entries(this.#document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({
        method: method.toUpperCase(),
        path,
        pattern: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
        pointer: `#/paths/${escaped(path)}/${method}`,
        operation,
      })),
    );
  }

  /** All that the document promises, in the words of `seen`. */
  get promised(): readonly string[] {
    return this.#places.flatMap(({operation}) =>
      Object.entries(operation.responses).flatMap(([status, response]) => {
        const {content = {}} = this.#resolve(response);
        const codes = codesOf(content['application/problem+json']?.schema);
        const isOther = codes.length === 0 || Object.keys(content).length > 1;
        return [...codes.map((code) => ` ${code}`), ...(isOther ? [''] : [])].map(
          (code) => `${operation.operationId} ${status}${code}`,
        );
      }),
    );
  }

  get operations(): readonly Place[] {
    return this.#places;
  }

  /** Status and headers; the body of a stream is not read here. */
  checkHead({method, path}: Asked, {status, headers}: Pick<Response, 'status' | 'headers'>): void {
    const place = this.#find(method, path);
    if (!place) return;
    const response = this.#responseOf(place, status);
    const where = `${method} ${path} answers ${status}`;
    for (const name of Object.keys(responseHeaders)) {
      const described = response.headers?.[name];
      if (headers.has(name)) assert.ok(described, `${where} with the header ${name}, which is not described`);
      else assert.ok(!described?.required, `${where} without the header ${name}`);
    }
    const type = headers.get('content-type')?.split(';')[0] ?? '';
    const described = Object.keys(response.content ?? {});
    const isDescribed = type === '' ? described.length === 0 : [type, '*/*'].some((one) => described.includes(one));
    // Without a body there may be a type, as in the answer to HEAD or 304.
    assert.ok(isDescribed || method === 'HEAD' || status === 304 || status === 416, `${where} as “${type}”`);
  }

  checkBody(asked: Asked, {status, headers}: Pick<Response, 'status' | 'headers'>, text: string): void {
    const place = this.#find(asked.method, asked.path);
    if (!place) return;
    const {operationId} = place.operation;
    const type = headers.get('content-type')?.split(';')[0] ?? '';
    const isProblem = type === 'application/problem+json' && text !== '';
    const problem = isProblem ? ` ${String((JSON.parse(text) as {type: string}).type.split('/').at(-1))}` : '';
    this.seen.add(`${operationId} ${status}${problem}`);
    const response = this.#responseOf(place, status);
    const where = `${asked.method} ${asked.path} answers ${status}`;
    if (text !== '' && response.content?.[type]?.schema !== undefined && type.endsWith('json')) {
      const at = `${this.#pointerOf(place, status)}/content/${escaped(type)}/schema`;
      this.#validate(at, JSON.parse(text), `${where} ${text.slice(0, 500)}`);
    }
    if (status < 300) this.#checkAccepted(place, asked);
  }

  /** What the frame of a stream holds. */
  checkEvent(event: unknown): void {
    this.#validate('#/components/schemas/StreamEvent', event, `An event ${JSON.stringify(event).slice(0, 500)}`);
  }

  /** Nothing is accepted that the document forbids. */
  #checkAccepted({pointer, operation}: Place, {method, path, body}: Asked): void {
    const where = `${method} ${path} was accepted`;
    if (body !== undefined && operation.requestBody) {
      this.#validate(`${pointer}/requestBody/content/application~1json/schema`, body, where);
    }
    const parameters = operation.parameters.filter((parameter) => parameter.in === 'query');
    const schema = {
      properties: Object.fromEntries(parameters.map(({name, schema: value}) => [name, value])),
      required: parameters.filter(({required}) => required).map(({name}) => name),
    };
    const given = Object.fromEntries(new URL(path, base).searchParams);
    const validate = this.#texts.compile(schema);
    assert.ok(validate(given), `${where} ${explain(validate)}`);
  }

  #validate(pointer: string, value: unknown, where: string): void {
    const key = `${base}${pointer}`;
    const validate = this.#ajv.getSchema(key) ?? assert.fail(`There is no ${pointer}`);
    assert.ok(validate(value), `${where}: ${explain(validate)}`);
  }

  #find(method: string, path: string): Place | undefined {
    const {pathname} = new URL(path, base);
    const wanted = method === 'HEAD' ? 'GET' : method;
    return this.#places.find((place) => place.method === wanted && place.pattern.test(pathname));
  }

  #responseOf({method, path, operation}: Place, status: number): ResponseDescription {
    const response = operation.responses[String(status)];
    assert.ok(response, `${method} ${path} answers ${status}, which is not described`);
    return this.#resolve(response);
  }

  #resolve(response: ResponseDescription & {readonly $ref?: string}): ResponseDescription {
    const name = response.$ref?.split('/').at(-1);
    return name === undefined ? response : (this.#document.components.responses[name] ?? assert.fail(name));
  }

  #pointerOf({pointer, operation}: Place, status: number): string {
    return operation.responses[String(status)]?.$ref ?? `${pointer}/responses/${status}`;
  }
}

/** One for each process: schemas are compiled once. */
export const apiTruth = new ApiTruth();

function codesOf(schema: unknown): readonly string[] {
  const {properties} = (schema ?? {}) as {properties?: {type?: {enum?: readonly string[]}}};
  return (properties?.type?.enum ?? []).map((type) => type.slice(type.lastIndexOf('/') + 1));
}

function escaped(name: string): string {
  return encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
}

function explain({errors}: ValidateFunction): string {
  return (errors ?? []).map(({instancePath, message}: ErrorObject) => `${instancePath} ${message ?? ''}`).join('; ');
}
