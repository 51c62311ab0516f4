/** Asked of every text before it is parsed; every name of Mistral, its models and its packages contains one of these. */
const gate = /mistral|mixtral|ministral|codestral|magistral|devstral|pixtral|voxtral/i;

export const maySpeakToMistral = (text: string): boolean => gate.test(text);
