/** Writes the lists anew: node --conditions=carebatch-source examples/patient-lists/generate.ts */
import { writeFileSync } from 'node:fs'
import { exampleLists } from './example-lists.ts'

for (const { file, bytes } of exampleLists) writeFileSync(new URL(file, import.meta.url), bytes)
