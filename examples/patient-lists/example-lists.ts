import type { ExampleList } from './example-list.ts'
import { dirtyList } from './lists/dirty.ts'
import { emisEnglandList } from './lists/emis-england.ts'
import { emisWalesList } from './lists/emis-wales.ts'
import { noMobileColumnList } from './lists/no-mobile-column.ts'
import { sortedApartList } from './lists/sorted-apart.ts'
import { systmOneList } from './lists/systmone.ts'

/** Every file of this folder. */
export const exampleLists: readonly ExampleList[] = [
  emisEnglandList,
  emisWalesList,
  systmOneList,
  dirtyList,
  noMobileColumnList,
  sortedApartList,
]
