import type { Edit } from './mapped.ts';

/** Cyrillic, Greek and other letters that pass for Latin ones, pair by pair. */
const twins =
  'аaеeоoрpсcуyхxіiјjѕsԁdԛqԝwһhӏlвbкkмmнhтtгrпnАAВBЕEКKМMНHОOРPСCТTХXУYІIЈJЅSԌGԜWҺHӀl' +
  'αaοoρpνvιiκkτtυuχxεeηnωwγyΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX' +
  'ıiɑaɡgʟlɪiոnսuօoհhցgᴀaᴄcᴅdᴇeᴊjᴋkᴍmᴏoᴘpᴛtᴜuᴠvᴡwᴢzꜱsʀrɴnʙbɢgʜh';

const latinFor = new Map(
  Array.from({ length: twins.length / 2 }, (_, i) => [twins.charAt(2 * i), twins.charAt(2 * i + 1)]),
);

const word = /[\p{L}\p{M}]+/gu;
const foreign = /[\u0131\u0250-\u02af\u0370-\u052f\u0531-\u0587\u1d00-\u1d7f\ua730-\ua731]/;
const latin = /[a-zA-Z]/;

/** Words that mix scripts, and words made of look-alikes only that stand among Latin ones, read as Latin. */
export function findLookalikes(text: string): readonly Edit[] {
  if (!foreign.test(text)) return [];
  return Array.from(text.matchAll(word)).flatMap(({ 0: from, index: start }) => {
    if (!foreign.test(from) || !(latin.test(from) || standsAmongLatin(text, start, from))) return [];
    const to = Array.from(from, (letter) => latinFor.get(letter) ?? letter).join('');
    return to === from ? [] : [{ start, end: start + from.length, text: to }];
  });
}

function standsAmongLatin(text: string, start: number, candidate: string): boolean {
  if (!Array.from(candidate).every((letter) => latinFor.has(letter))) return false;
  const around = text.slice(Math.max(0, start - 40), start) + text.slice(start + candidate.length, start + 80);
  const letters = around.match(/\p{L}/gu)?.length ?? 0;
  return (around.match(/[a-zA-Z]/g)?.length ?? 0) * 3 > letters;
}
