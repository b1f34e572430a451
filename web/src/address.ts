/** A link as the API gives it, page below `/app` with its question, as the router takes it. */
export function addressOf(link: string): { to: never; search: never } {
  const [to, question] = link.split('?')
  return {
    to: to as never,
    search: Object.fromEntries(new URLSearchParams(question ?? '')) as never,
  }
}
