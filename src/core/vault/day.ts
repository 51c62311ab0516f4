/** The API speaks of days, such as 2030-01-31, the vault of moments: the first of that day, so that it warns early. */
export const momentOf = (day: string): number => Date.parse(day);
export const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);
