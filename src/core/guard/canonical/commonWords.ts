/** The words that hold sentences together, in the languages that rotate and leet well, and those attacks are made of. */
export const commonWords: ReadonlySet<string> = new Set(
  (
    'the and you your that this with for not are all any was have has from what will can must should would could now ' +
    'then when how who why which there here about into only just also than them they their our out tell show give ' +
    'make write print say let give please answer question following first next new same word words text time ' +
    'of to in is it on as be do me my we he or if by an at no so up ' +
    'ignore forget disregard previous prior above instructions instruction prompt prompts rules system secret password ' +
    'key reveal repeat act pretend respond reply output everything nothing anything before after without ' +
    'der die das und nicht ist sind ich du sie wir ein eine einen mit von auf für dass alle sag mir bitte was wie ' +
    'vergiss ignoriere anweisungen vorherigen jetzt ' +
    'le la les des une est pas vous que qui dans pour sur avec tous ' +
    'el los las que una para por con del todo como ' +
    'il che non per una sono gli tutte di ' +
    'os um uma não com para todas ' +
    'de het een van niet dat en alle'
  ).split(' '),
);

/** How many words of a list are common ones: a cheap answer to "is this a sentence?". */
export const countCommon = (words: readonly string[]): number =>
  words.reduce((count, word) => count + (commonWords.has(word.toLowerCase()) ? 1 : 0), 0);
