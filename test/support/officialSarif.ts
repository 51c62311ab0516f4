import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv-draft-04';

const library = dirname(fileURLToPath(import.meta.resolve('@microsoft/jest-sarif')));
const schema = JSON.parse(readFileSync(join(library, 'schemas/sarif-2.1.0-rtm.5.json'), 'utf8'));
const ajv = new Ajv({
  allErrors: true,
  strict: false,
  // One of its patterns is none where Unicode is minded.
  unicodeRegExp: false,
  formats: { uri: URL.canParse, 'uri-reference': true, 'date-time': true },
});
const validate = ajv.compile(schema);

/** What the official schema has against a log. */
export const sarifFaults = (log: unknown): readonly string[] =>
  validate(log) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
