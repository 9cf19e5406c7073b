import { openApi } from '@carebatch/core/wire'
import type { HttpContext } from '../http-context.ts'
import type { RouteHandlers } from '../route-handler.ts'

const version = '1'

export function openApiRoutes({ sandbox }: HttpContext): RouteHandlers<'readOpenApi'> {
  const document = openApi({ version, sandbox: sandbox !== undefined })
  return { readOpenApi: () => document }
}
