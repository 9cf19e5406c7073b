import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { planted } from './planted-fault.ts'
import { plantedFaults } from './planted-faults.ts'

/**
 * Imported first by a process that is to run with a fault, and by its children: the sources are changed as they are
 * loaded, and nowhere else.
 */
const fault = plantedFaults.find(({ name }) => name === process.env['CAREBATCH_PLANTED_FAULT'])
const root = fileURLToPath(new URL('../../', import.meta.url))

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context)
    const edits = fault?.edits.filter(
      ({ file }) => url.startsWith('file:') && fileURLToPath(url) === `${root}${file}`,
    )
    if (edits === undefined || edits.length === 0 || loaded.source === undefined) return loaded
    const source = typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source)
    return { ...loaded, source: edits.reduce(planted, source) }
  },
})
