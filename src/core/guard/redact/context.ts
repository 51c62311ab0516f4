/** Words that make a number what it is, in the languages people write to us in; looked for shortly before it. */
export const contextWords = {
  phone:
    /(?:phone|\btel\b|\btel[.:]|téléphone|telefon|teléfono|telefone|telefoon|telefono|\bmobil|\bcell\b|cellphone|\bfax\b|\bcall(?:ing|ed)?\b|\bring\b|\bhandy|rufnummer|numéro|número|numero|\bnumber\b|contact|reach|whatsapp|\bsms\b|\btext me|\bdial|answering|hotline|celular|móvil|portable|cellulare|komórk|телефон|тел\.|电话|電話|手机|携帯|전화|फ़ोन|هاتف)/i,
  ssn: /(?:\bssn\b|social security|social-security)/i,
  ip: /(?:version|\bv\.?\s*$|\bver\b|release|build|upgrade|@\s*$|package|==|>=|~=|\^|section|§)/i,
} as const;

/** How far before a number its context is looked for. */
const reach = 48;

export const hasContext = (text: string, start: number, words: RegExp): boolean =>
  words.test(text.slice(Math.max(0, start - reach), start));
