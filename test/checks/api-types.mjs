// The types of the bot's client are made of the description of the API. Says when they are stale; with `--write`
// (`npm run api-types`) makes them anew. Run with `--import tsx`.
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import openapiTS, {astToString} from 'openapi-typescript';
import {format, resolveConfig} from 'prettier';
import {describeApi} from '../../server/src/routes/openapi.ts';
import {routes} from '../../server/src/routes/routes.ts';

const file = 'examples/bot/api.d.ts';
const note = '// Made of the description of the API (/v1/openapi.json) by openapi-typescript: npm run api-types\n\n';
const document = JSON.parse(JSON.stringify(describeApi(routes)));
const types = astToString(await openapiTS(document, {alphabetize: true, defaultNonNullable: false}));
const fresh = await format(note + types, {...(await resolveConfig(file)), filepath: file});

const isStale = !existsSync(file) || readFileSync(file, 'utf8') !== fresh;
if (isStale && process.argv.includes('--write')) {
  writeFileSync(file, fresh);
  console.log(`Wrote ${file}.`);
} else if (isStale) {
  console.error(`${file} is stale: npm run api-types`);
  process.exitCode = 1;
}
