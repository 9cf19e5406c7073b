import { diesAtEachPoint } from './crash.fixtures.ts'

diesAtEachPoint('by-reference')
