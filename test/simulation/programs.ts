import {compileFunction} from 'node:vm';
import type {Bundles} from './bundle.js';
import {ServerSurroundings} from './desk.js';
import {PlainAnswer} from './http-shapes.js';
import {syncCrypto} from './sync-crypto.js';
import {surroundingNames, type ClientProgram, type ClientProduct} from './tab.js';
import type {Programs} from './world.js';

type ServerProgram = (...surroundings: readonly unknown[]) => Programs['server'];

/** Compiles what `bundle` has made. The server's program runs once; the client's once for each page. */
export function loadPrograms({pure, client, server}: Bundles): Programs {
  const surroundings = new ServerSurroundings();
  class ServerDate extends Date {
    constructor(...args: [] | [number | string]) {
      super(args[0] ?? surroundings.now);
    }

    static override now() {
      return surroundings.now;
    }
  }
  const clear = surroundings.clear;
  const serverGlobals = {
    setTimeout: surroundings.setTimeout,
    setInterval: surroundings.setInterval,
    clearTimeout: clear,
    clearInterval: clear,
    Date: ServerDate,
    Response: PlainAnswer,
    crypto: syncCrypto(surroundings),
  };
  const serverProgram = compileFunction(server, Object.keys(serverGlobals), {filename: 'server.js'}) as ServerProgram;
  const {modules} = (compileFunction(pure, [], {filename: 'pure.js'}) as () => {modules: object})();
  const names = ['pureModules', ...surroundingNames];
  const program = compileFunction(client, names, {filename: 'client.js'}) as ClientProgram;
  const clientProgram: ClientProgram = (...given) => program(modules, ...given);
  const errors: Pick<ClientProduct, 'ChatError'> = clientProgram(...surroundingNames.map(() => Object.create(null)));
  return {client: clientProgram, errors, server: serverProgram(...Object.values(serverGlobals)), surroundings};
}
