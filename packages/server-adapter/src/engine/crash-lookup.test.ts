import { diesAtEachPoint } from './crash.fixtures.ts'

diesAtEachPoint('lookup')
