import { msg } from '@lit/localize'
import type { ReadList } from '@carebatch/core'

/** What a list is called: its file, or the host's word for the patients that it handed in. */
export function listName({ fileName, isFromHost }: Pick<ReadList, 'fileName' | 'isFromHost'>): string {
  return fileName === '' && isFromHost ? msg('Patients of your portal') : fileName
}
