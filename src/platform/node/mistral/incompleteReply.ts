/** The answer parsed, and yet lacks the part that was asked for. */
export class IncompleteReply extends Error {}
