/** The hosts a Mistral key may be sent to, and what kind of key answers there. */
export const mistralHosts = {
  global: { url: 'https://api.mistral.ai', label: 'Global' },
  eu: { url: 'https://api.eu.mistral.ai', label: 'EU' },
  us: { url: 'https://api.us.mistral.ai', label: 'US' },
  codestral: { url: 'https://codestral.mistral.ai', label: 'Codestral' },
} as const satisfies Record<string, { url: string; label: string }>;

export const consoleKeysUrl = 'https://console.mistral.ai/home?profile_dialog=api-keys';
