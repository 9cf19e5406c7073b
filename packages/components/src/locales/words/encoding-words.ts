import { msg } from '@lit/localize'

/** Encodings that staff may choose when letters look wrong, the likeliest first. Lower-case WHATWG labels. */
export const encodings = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const

const names: Readonly<Record<string, () => string>> = {
  'utf-8': () => msg('UTF-8 (most programs)'),
  'windows-1252': () => msg('Windows-1252 (older Windows programs)'),
  'utf-16le': () => msg('UTF-16 little-endian (Excel “Unicode text”)'),
  'utf-16be': () => msg('UTF-16 big-endian'),
}

/** An encoding as a choice. */
export function encodingName(encoding: string): string {
  return names[encoding]?.() ?? encoding
}

/** An encoding in a sentence: "Windows-1252". */
export function encodingLabel(encoding: string): string {
  return encoding
    .replace('utf-16le', 'UTF-16')
    .replace('utf-16be', 'UTF-16')
    .replace('utf', 'UTF')
    .replace('windows', 'Windows')
}
