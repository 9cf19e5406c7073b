import { refuseDocument } from './refuse-document.ts'
import { zipEntries } from './zip-entries.ts'

const mostUnpacked = 100 * 1024 * 1024
const mostEntries = 2_000
/** Text packs to about a tenth; nothing that people write packs to a hundredth. */
const mostTimes = 100
const smallEnough = 1024 * 1024

/** A document of Word since 2007: an archive that must hold one, without macros, that unpacks to a sane size. */
export function checkOffice(bytes: Uint8Array): void {
  const entries = zipEntries(bytes)
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  const isBomb = unpacked > smallEnough && unpacked > bytes.length * mostTimes
  if (isBomb || unpacked > mostUnpacked || entries.length > mostEntries)
    throw refuseDocument('unpacks-too-large')
  if (entries.some(({ isEncrypted }) => isEncrypted)) throw refuseDocument('is-encrypted')
  const names = entries.map(({ name }) => name.toLowerCase())
  if (!names.includes('word/document.xml') || !names.includes('[content_types].xml'))
    throw refuseDocument('kind-not-allowed')
  if (names.some((name) => /vba|macro/.test(name))) throw refuseDocument('holds-macros')
  if (names.some((name) => /(^|\/)(embeddings|activex)\//.test(name)))
    throw refuseDocument('holds-active-content')
}
