/** The file of functions that fixes call, once for a project; the editor's own thread knows its name, and loads no rule. */
export const helperFiles = { python: 'mistral_safety', script: 'mistralSafety' } as const;

export const isHelperFile = (path: string): boolean =>
  /(?:^|[\\/])(?:mistral_safety\.py|mistralSafety\.m?[jt]s)$/.test(path);
