import type * as z from 'zod/mini'
import type { Permission } from './session.ts'

/**
 * Who may call: `open` needs no token, `signed-in` any valid one (also of an organisation without batch messaging);
 * a permission needs a token that holds it, of an organisation that has batch messaging.
 */
export type Access = 'open' | 'signed-in' | Permission

/** Live updates: server-sent events of this name, each a whole snapshot. */
export interface LiveAnswer {
  readonly event: string
  readonly snapshot: z.ZodMiniType
}

/** One route as everything that must agree on it sees it: server, client and OpenAPI document. */
export interface RouteDefinition {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE'
  readonly path: `/v1/${string}`
  readonly access: Access
  readonly summary: string
  readonly query?: z.ZodMiniObject
  /** Headers by their lower-case names. */
  readonly headers?: z.ZodMiniObject
  /** `raw`: read by the handler itself. */
  readonly body?: z.ZodMiniType | 'raw'
  /** Largest body in bytes, where it is not `usualBodyBytes`. */
  readonly maxBytes?: number
  readonly answer: z.ZodMiniType | LiveAnswer | 'text/csv' | 'nothing'
  /** 200, or 204 where the answer is `nothing`, unless said otherwise. */
  readonly status?: 201
  /** A write that may be sent again after no answer: twice does what once does. */
  readonly repeatable?: true
  /** May take minutes, so that a client waits without a limit. */
  readonly slow?: true
  /** Exists only where nothing is really sent. */
  readonly sandboxOnly?: true
}

/** The names in braces of a path: `/v1/batches/{id}/stop` has `id`. */
export type PathParameters<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { readonly [name in Name]: string } & PathParameters<Rest>
  : unknown

export type QueryOf<R extends RouteDefinition> = R extends { readonly query: infer S extends z.ZodMiniType }
  ? z.output<S>
  : undefined

export type BodyOf<R extends RouteDefinition> = R extends { readonly body: infer S extends z.ZodMiniType }
  ? z.output<S>
  : undefined

export type HeadersOf<R extends RouteDefinition> = R extends {
  readonly headers: infer S extends z.ZodMiniType
}
  ? z.output<S>
  : undefined

/** What a handler resolves with and a client gets. Live routes: a stream of snapshots. */
export type AnswerOf<R extends RouteDefinition> = R['answer'] extends z.ZodMiniType
  ? z.output<R['answer']>
  : R['answer'] extends LiveAnswer
    ? AsyncIterable<z.output<R['answer']['snapshot']>>
    : R['answer'] extends 'text/csv'
      ? string
      : undefined

export function isLive(answer: RouteDefinition['answer']): answer is LiveAnswer {
  return typeof answer === 'object' && 'event' in answer
}

export function isJson(answer: RouteDefinition['answer']): answer is z.ZodMiniType {
  return typeof answer === 'object' && !('event' in answer)
}

/** Enough for every request but the rows of a list. */
export const usualBodyBytes = 256 * 1024
