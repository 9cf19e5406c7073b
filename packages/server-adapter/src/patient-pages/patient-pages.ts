import { Hono, type Context } from 'hono'
import { isEnteredDateProblem, parseLinkToken, readEnteredDate, type EnteredDate } from '@carebatch/core'
import type { Engine } from '../engine/engine.ts'
import type { PatientLink } from '../engine/links/patient-link.ts'
import { problemResponse } from '../http/problem.ts'
import type { Logger } from '../ports/logger.ts'
import { gatePage } from './gate-page.ts'
import type { LinkPages, OpenLink } from './link-pages.ts'
import { londonDay } from './london-day.ts'
import { passCookie, shownPass } from './pass-cookie.ts'
import { readForm } from './read-form.ts'
import { isLinkReport, reportedPage, reportPage } from './report-pages.ts'
import { shutPage, unknownPage } from './shut-pages.ts'

export interface PatientPagesContext {
  readonly engine: Engine
  readonly now: () => number
  readonly sandbox: boolean
  readonly logger: Logger
  /** One for each kind of link that this server sends. */
  readonly linkPages: readonly LinkPages[]
  readonly linksAreSecure: boolean
}

/** A request for a link that exists. */
interface LinkRequest {
  readonly request: Request
  readonly token: NonNullable<ReturnType<typeof parseLinkToken>>
  readonly link: PatientLink
  readonly base: string
  readonly path: string
}

/**
 * Everything below `/p`: the gate, what is said at it, and behind it what each kind of link shows. Looking (GET, HEAD)
 * changes nothing, however often and by whomever; only a form that somebody sends does.
 */
export function patientPages(context: PatientPagesContext): Hono {
  const app = new Hono()
  app.on(['GET', 'POST'], ['/:token', '/:token/*'], async (hono) => {
    try {
      const asked = await linkOf(context, hono)
      if (asked === undefined) return unknownPage(context.sandbox)
      return hono.req.method === 'POST' ? await post(context, asked) : await show(context, asked)
    } catch (error) {
      return problemResponse(error, { route: `${hono.req.method} /p/{token}`, logger: context.logger })
    }
  })
  return app
}

/** What has no form of a token is looked for like one that has: both take the same way. */
async function linkOf({ engine }: PatientPagesContext, { req }: Context): Promise<LinkRequest | undefined> {
  const text = req.param('token') ?? ''
  const token = parseLinkToken(text)
  const link = await engine.readLink(token ?? noToken)
  if (token === undefined || link === undefined) return undefined
  const base = `/p/${token}`
  const { pathname } = new URL(req.raw.url)
  const path = pathname.slice(pathname.indexOf(base) + base.length).replaceAll(/^\/+|\/+$/g, '')
  return { request: req.raw, token, link, base, path }
}

/** Well formed and nobody's: its hash is looked for, and nothing is found. */
const noToken = parseLinkToken('0'.repeat(22)) ?? never()

function never(): never {
  throw new Error('22 zeros have the form of a token')
}

async function show(context: PatientPagesContext, asked: LinkRequest): Promise<Response> {
  const { link, base, path } = asked
  if (isLinkReport(path)) return reportPage(path, link, base, context.sandbox)
  if (link.state !== 'open') return shutPage(link, base, context.sandbox)
  if (hasPassed(context, asked)) return behindTheGate(context, asked)
  return path === '' ? gatePage({ link, base, sandbox: context.sandbox }) : redirect(base)
}

async function post(context: PatientPagesContext, asked: LinkRequest): Promise<Response> {
  const { link, base, path, token } = asked
  if (isLinkReport(path)) {
    await context.engine.reportLink(token, path)
    return reportedPage(path, link, context.sandbox)
  }
  if (hasPassed(context, asked) && link.state === 'open') return behindTheGate(context, asked)
  return path === '' ? tryToOpen(context, asked) : redirect(base)
}

const hasPassed = ({ engine }: PatientPagesContext, { link, request }: LinkRequest): boolean =>
  engine.isPassValid(link, shownPass(request))

async function tryToOpen(context: PatientPagesContext, { request, link, base, token }: LinkRequest) {
  const { sandbox, engine } = context
  const form = await readForm(request)
  const part = (name: string) => (form.get(name) ?? '').slice(0, 20)
  const entered: EnteredDate = { day: part('day'), month: part('month'), year: part('year') }
  const read = readEnteredDate(entered, { today: londonDay(context.now()) })
  if (isEnteredDateProblem(read)) {
    if (link.state !== 'open') return shutPage(link, base, sandbox)
    return gatePage({ link, base, sandbox, entered, problem: read })
  }
  const tried = await engine.openLink(token, read)
  if (tried === undefined) return unknownPage(sandbox)
  if (tried.passed) {
    const isSecure = context.linksAreSecure
    return redirect(base, passCookie(engine.issuePass(tried.link), base, { isSecure }))
  }
  if (tried.link.state !== 'open') return shutPage(tried.link, base, sandbox)
  const problem = { code: 'no-match', fields: ['day', 'month', 'year'] } as const
  return gatePage({ link: tried.link, base, sandbox, entered, problem })
}

async function behindTheGate(context: PatientPagesContext, { request, link, base, path }: LinkRequest) {
  const { sandbox, linkPages } = context
  const pages = linkPages.find(({ kind }) => kind === link.behind.kind)
  const open: OpenLink = { ...link, base, path, sandbox }
  return (await pages?.answer(request, open)) ?? unknownPage(sandbox)
}

/** Relative, so that it leads back to where the patient came in, whatever stands in front of this server. */
function redirect(to: string, cookie?: string): Response {
  return new Response(null, {
    status: 303,
    headers: { location: to, 'cache-control': 'no-store', ...(cookie && { 'set-cookie': cookie }) },
  })
}
