import * as z from 'zod';

/** The parts of SARIF 2.1.0 that we write, as its schema has them: what it forbids or does not know is refused here too. */
const level = z.enum(['none', 'note', 'warning', 'error']);
const message = z.strictObject({ text: z.string().min(1) });
const bag = z.looseObject({ tags: z.array(z.string()).optional() });
const oneBased = z.int().min(1);

const region = z.strictObject({ startLine: oneBased, startColumn: oneBased, endLine: oneBased, endColumn: oneBased });

const location = z.strictObject({
  physicalLocation: z.strictObject({
    artifactLocation: z.strictObject({ uri: z.string().regex(/^[^\\\s?#]+$/), uriBaseId: z.string() }),
    region,
  }),
});

const suppression = z.strictObject({
  kind: z.enum(['inSource', 'external']),
  status: z.enum(['accepted', 'underReview', 'rejected']).optional(),
  justification: z.string().optional(),
});

const result = z.strictObject({
  ruleId: z.string(),
  ruleIndex: z.int().min(0),
  level,
  message,
  locations: z.array(location).min(1),
  partialFingerprints: z.record(z.string(), z.string()),
  suppressions: z.array(suppression),
  properties: bag,
});

const rule = z.strictObject({
  id: z.string(),
  name: z.string().regex(/^[A-Z]\w*$/),
  shortDescription: message,
  fullDescription: message,
  help: message,
  helpUri: z.url(),
  defaultConfiguration: z.strictObject({ level }),
  properties: bag,
});

export const sarifLog = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z
    .array(
      z.strictObject({
        tool: z.strictObject({
          driver: z.strictObject({
            name: z.string(),
            version: z.string(),
            semanticVersion: z.string(),
            rules: z.array(rule),
          }),
        }),
        columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
        invocations: z.array(
          z.strictObject({
            executionSuccessful: z.boolean(),
            toolExecutionNotifications: z.array(z.strictObject({ level, message })),
          }),
        ),
        results: z.array(result),
      }),
    )
    .length(1),
});
