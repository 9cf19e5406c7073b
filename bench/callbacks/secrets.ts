/** Between the invented provider and the server. */
export const secrets = { applicationId: 'application-of-the-bench', apiKey: 'api-key-of-the-bench' }
