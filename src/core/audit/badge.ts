import type { Check } from '#core/report/checks.ts';
import { count } from '#core/report/checks.ts';

const label = 'mistral audit';
const perCharacter = 6.2;
const colours = { fine: '#2e7d32', failed: '#b3261e' } as const;

/** A badge for a README: a count, and one colour. In English for everybody: who reads it chose no language. */
export function badge(checks: readonly Check[]): string {
  const [passed, applicable] = count(checks);
  const text = `${passed} of ${applicable} pass`;
  const [left, right] = [widthOf(label), widthOf(text)];
  const colour = checks.some(({ verdict }) => verdict === 'fail') ? colours.failed : colours.fine;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${label}: ${text}">
  <rect width="${left}" height="20" fill="#444"/>
  <rect x="${left}" width="${right}" height="20" fill="${colour}"/>
  <g fill="#fff" font-family="Verdana, DejaVu Sans, sans-serif" font-size="11" text-anchor="middle">
    <text x="${left / 2}" y="14">${label}</text>
    <text x="${left + right / 2}" y="14">${text}</text>
  </g>
</svg>
`;
}

const widthOf = (text: string): number => Math.round(text.length * perCharacter + 12);
