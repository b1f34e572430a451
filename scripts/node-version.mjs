/**
 * Says what is wrong with the running Node, or nothing. No imports and old syntax only: this file
 * must load in the versions it turns away.
 * @param {string} version as in `process.versions.node`
 * @returns {string | undefined}
 */
export function nodeFault(version) {
  var parts = version.split('.').map(Number)
  var major = parts[0] || 0
  var minor = parts[1] || 0
  var fits =
    (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major === 23 || major >= 24
  if (fits) return undefined
  return (
    'Node.js ' +
    version +
    ' is running; 20.19 or later is needed (22.12 or later in the 22 line). ' +
    'Get it from https://nodejs.org and run this again.'
  )
}
