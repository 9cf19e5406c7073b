import * as z from 'zod/mini'
import { id, instant, text } from './common.ts'

export const templateContent = z.object({
  name: text(120).check(z.minLength(1)),
  subject: text(200),
  body: text(5000).check(z.minLength(1)),
})
/** A saved message. `owner`: `shipped` ones are examples that cannot be changed, only copied. */
export const template = z.extend(templateContent, {
  id,
  owner: z.enum(['shipped', 'organisation']),
  version: z.int(),
  updatedAt: z.optional(instant),
})
export type Template = z.infer<typeof template>
export const templates = z.object({ templates: z.array(template) })
