import { policyFields } from '#core/guard/policy/policy.ts';

/** The values of a policy as the settings editor completes and checks them. */
export const policyProperties: Readonly<Record<string, object>> = Object.fromEntries(
  Object.entries(policyFields).map(([name, field]) => [name, schemaOf(field)]),
);

function schemaOf(field: (typeof policyFields)[keyof typeof policyFields]): object {
  const presets = `Standard: ${field.standard}. Strict: ${field.strict}.`;
  switch (field.kind) {
    case 'limit':
      return { type: 'number', minimum: 0, description: presets };
    case 'guard':
      return { type: 'boolean', description: presets };
    case 'choice':
      return { type: 'string', enum: field.choices, description: presets };
  }
}
