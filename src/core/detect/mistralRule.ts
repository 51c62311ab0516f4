export const mistralRule = {
  id: 'secret/mistral-api-key',
  title: 'Hard-coded Mistral key',
  severity: 'error',
  help:
    'Whoever can read this file can use the key, and git remembers it after it is deleted. ' +
    'Make a new key, delete this one in the console, and read the new one from the environment or a vault.',
} as const;
