/** Pages that enforce Trusted Types name it in their `trusted-types` directive. */
export const trustedTypesPolicy = 'carebatch-worker'

interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): unknown }
}

let policy: ReturnType<PolicyFactory['createPolicy']> | undefined

/**
 * The address in the form that a page which enforces Trusted Types takes. Only addresses of our own worker come here.
 *
 * @throws TypeError where the page does not allow the policy
 */
export function trustedScriptUrl(url: string): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: PolicyFactory }
  if (trustedTypes === undefined) return url
  policy ??= trustedTypes.createPolicy(trustedTypesPolicy, { createScriptURL: (own) => own })
  // A TrustedScriptURL stands for its text wherever an address is asked for; lib.dom does not know it yet.
  return policy.createScriptURL(url) as string
}
