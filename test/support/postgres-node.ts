import postgres from 'postgres';
import {ensure, findPostgres} from './debian.mjs';
import {startPostgres} from './postgres-cluster.mjs';

export interface TestDatabase {
  readonly url: string;
  remove(): Promise<void>;
}

/** A new, empty database: in the cluster of the test run, or in one of its own when a file is run alone. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const given = process.env['TEST_DATABASE_URL'];
  const cluster = given
    ? {url: given, stop: () => Promise.resolve()}
    : await startPostgres(ensure(findPostgres, 'postgresql', 'one of the two stores under test'));
  const sql = postgres(cluster.url, {max: 1, onnotice: () => undefined});
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
  await sql.unsafe(`create database ${name}`);
  const url = new URL(cluster.url);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    remove: async () => {
      await sql.unsafe(`drop database ${name} with (force)`);
      await sql.end();
      await cluster.stop();
    },
  };
}
