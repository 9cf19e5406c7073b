import { bar } from './bar.styles.ts'
import { base } from './base.styles.ts'
import { button } from './button.styles.ts'
import { form } from './form.styles.ts'
import { layout } from './layout.styles.ts'
import { notice } from './notice.styles.ts'
import { shell } from './shell.styles.ts'
import { tag } from './tag.styles.ts'
import { tokens } from './tokens.styles.ts'

/** What every element adopts; tables come with `table` on top. */
export const theme = [tokens, base, layout, button, form, notice, tag, bar, shell]
