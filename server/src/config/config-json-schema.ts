import * as z from 'zod/mini';
import {OrganisationSchema} from './organisation-schema.js';
import {fieldNotes} from './schema-field.js';

/** The JSON Schema of the configuration, made of what checks it. Draft 7 is what editors know best. */
export function configJsonSchema(): Readonly<Record<string, unknown>> {
  const schema = z.toJSONSchema(OrganisationSchema, {
    io: 'input',
    target: 'draft-7',
    metadata: fieldNotes,
    unrepresentable: 'any',
  });
  // Through JSON: what zod adds for programs is not of the file.
  return {
    ...(JSON.parse(JSON.stringify(schema), forgetBrandDefaults) as Record<string, unknown>),
    title: 'kustomer-chat.config.json',
    description: 'The organisation of a kustomer-chat server. Comments and trailing commas are allowed.',
    // Keywords of VS Code.
    allowComments: true,
    allowTrailingCommas: true,
  };
}

/** What a brand leaves out is as in its site, whatever the default is. */
function forgetBrandDefaults(name: string, value: unknown): unknown {
  return name === 'brands' ? JSON.parse(JSON.stringify(value), forgetDefault) : value;
}

function forgetDefault(name: string, value: unknown): unknown {
  return name === 'default' ? undefined : value;
}
