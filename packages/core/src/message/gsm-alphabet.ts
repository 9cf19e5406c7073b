/** GSM 03.38 default alphabet without ESC, which only announces an extension character. */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'

/** GSM 03.38 extension table: ESC and one more septet. */
const extension = '\f^{}\\[~]|€'

const septets: ReadonlyMap<string, 1 | 2> = new Map([
  ...[...basic].map((character) => [character, 1] as const),
  ...[...extension].map((character) => [character, 2] as const),
])

/** Septets that one character takes in a GSM 7-bit text, or undefined: it forces the whole text into UCS-2. */
export function gsmSeptets(character: string): 1 | 2 | undefined {
  return septets.get(character)
}
