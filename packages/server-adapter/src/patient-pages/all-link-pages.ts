import type { LinkPages } from './link-pages.ts'

/** What stands behind links, one for each kind that this server can send. */
export const allLinkPages = (): readonly LinkPages[] => []
