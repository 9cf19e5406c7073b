/** GSM 03.38 default alphabet without ESC, which only announces an extension character. */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'

/** GSM 03.38 extension table: ESC and one more septet. */
const extension = '\f^{}\\[~]|€'

/** Septets by UTF-16 unit, 0 outside the alphabet; € is the last. A table, because whole lists are measured. */
const septets = new Uint8Array('€'.charCodeAt(0) + 1)
for (const character of basic) septets[character.charCodeAt(0)] = 1
for (const character of extension) septets[character.charCodeAt(0)] = 2

/** Septets that one character takes in a GSM 7-bit text, or undefined: it forces the whole text into UCS-2. */
export function gsmSeptets(character: string): 1 | 2 | undefined {
  const size = character.length === 1 ? septets[character.charCodeAt(0)] : 0
  return size === 1 || size === 2 ? size : undefined
}

/** The same for the UTF-16 unit at an index, 0 for undefined: whole lists are measured, and a unit is no new string. */
export function septetsAt(text: string, at: number): number {
  return septets[text.charCodeAt(at)] ?? 0
}
