import type {
  AnswerOf,
  BodyOf,
  HeadersOf,
  PathParameters,
  QueryOf,
  RouteDefinition,
  RouteName,
  Routes,
} from '@carebatch/core/wire'
import type { LiveSnapshot } from './live-snapshots.ts'
import type { Actor } from '../ports/authoriser.ts'

/** A request that has been let in and checked against the table. */
export interface RouteRequest<R extends RouteDefinition = RouteDefinition> {
  readonly actor: R['access'] extends 'open' ? undefined : Actor
  readonly params: PathParameters<R['path']>
  readonly query: QueryOf<R>
  readonly headers: HeadersOf<R>
  readonly body: BodyOf<R>
  /** As it came, for the few that read it themselves. */
  readonly raw: Request
  /** Aborts when the caller has gone or the server stops. */
  readonly signal: AbortSignal
}

export type RouteHandler<R extends RouteDefinition> = (
  request: RouteRequest<R>,
) => Promise<HandlerAnswer<R>> | HandlerAnswer<R>

/** Live snapshots come with the version that they are known by. */
export type HandlerAnswer<R extends RouteDefinition> =
  AnswerOf<R> extends AsyncIterable<infer T> ? AsyncIterable<LiveSnapshot<T>> : AnswerOf<R>

/** One handler for each of these routes; the compiler misses none. */
export type RouteHandlers<Name extends RouteName> = {
  readonly [name in Name]: RouteHandler<Routes[name]>
}
