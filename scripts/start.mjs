import { go, guard } from './guard.mjs'

guard()
go('examples/clinical-portal/start.ts', process.argv.slice(2))
