const policy = "style-src-attr 'none'"

/**
 * What a page with a strict policy would have refused while `run` ran, as "directive: element". The policy stays on
 * the page; values set through the CSSOM are allowed by it, style attributes in templates are not.
 */
export async function violationsDuring(run: () => Promise<unknown>): Promise<readonly string[]> {
  applyPolicy()
  const found: string[] = []
  const note = (event: SecurityPolicyViolationEvent) =>
    found.push(`${event.violatedDirective}: ${nameOf(event)}`)
  document.addEventListener('securitypolicyviolation', note)
  await run()
  // Violations are reported in a task of their own.
  await new Promise((resolve) => setTimeout(resolve))
  document.removeEventListener('securitypolicyviolation', note)
  return found
}

function applyPolicy(): void {
  if (document.head.querySelector('meta[http-equiv]') !== null) return
  const meta = document.createElement('meta')
  meta.httpEquiv = 'Content-Security-Policy'
  meta.content = policy
  document.head.append(meta)
}

function nameOf(event: SecurityPolicyViolationEvent): string {
  const [target] = event.composedPath()
  return target instanceof Element ? target.localName : 'document'
}
