import * as z from 'zod/mini'
import { CareBatchError } from '../errors.ts'

/**
 * A part of a request (`body`, `query`, `headers`) as its schema reads it. Throws `request-invalid` with the first field
 * that is wrong, e.g. `body.rows.3.line`, and the rule it breaks; never with what was sent.
 */
export function checkRequest<S extends z.ZodMiniType>(part: string, schema: S, sent: unknown): z.output<S> {
  const checked = schema.safeParse(sent)
  if (checked.success) return checked.data
  const issue = deepest(checked.error.issues)
  throw new CareBatchError('request-invalid', {
    details: {
      field: [part, ...namesOnly(schema, issue?.path ?? [])].join('.'),
      rule: ruleOf(issue),
      problems: checked.error.issues.length,
    },
  })
}

type Issue = z.core.$ZodIssue

/** Of a choice between shapes zod tells one issue; the telling ones lie below it. */
function deepest(issues: readonly Issue[]): Issue | undefined {
  const [issue] = issues
  const below =
    issue?.code === 'invalid_union'
      ? deepest(issue.errors.find((errors) => errors.length > 0) ?? [])
      : undefined
  return below === undefined || issue === undefined
    ? issue
    : { ...below, path: [...issue.path, ...below.path] }
}

function ruleOf(issue: Issue | undefined): string {
  switch (issue?.code) {
    case 'invalid_type':
      return `expected ${issue.expected}`
    case 'too_big':
      return `at most ${String(issue.maximum)}`
    case 'too_small':
      return `at least ${String(issue.minimum)}`
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`
    case 'unrecognized_keys':
      return 'has a field that is not known here'
    default:
      return 'not in the expected form'
  }
}

/** Keys that the caller chose, such as the headings of a list, may say something about people: they become `*`. */
function namesOnly(schema: z.ZodMiniType, path: readonly PropertyKey[]): string[] {
  const known = fieldNames(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }))
  return path.map((step) => (typeof step === 'number' || known.has(String(step)) ? String(step) : '*'))
}

function fieldNames(node: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof node !== 'object' || node === null) return found
  if ('properties' in node) for (const name of Object.keys(node.properties ?? {})) found.add(name)
  for (const below of Object.values(node)) fieldNames(below, found)
  return found
}
