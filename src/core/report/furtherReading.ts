/** Where the weakness behind a rule is explained by those who name weaknesses. */
export const furtherReading = (rule: string): string =>
  rule.startsWith('secret/') || /hard-?coded|dotenv/.test(rule)
    ? 'https://cwe.mitre.org/data/definitions/798.html'
    : 'https://genai.owasp.org/llm-top-10/';
