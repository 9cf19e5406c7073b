/** 128 random bits. Not `crypto.randomUUID`, which pages on plain http in a practice's network do not have. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
