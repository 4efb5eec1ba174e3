/** Zones by region, as their names begin: Asia, Europe. Both in the order given. */
function byRegion(zones: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const regions = new Map<string, string[]>()
  for (const zone of zones) {
    const region = zone.split('/', 1)[0] ?? zone
    const known = regions.get(region)
    if (known === undefined) regions.set(region, [zone])
    else known.push(zone)
  }
  return regions
}

/** All zones this machine knows, by region. The chosen one is kept even if it goes by an older name. */
export function TimeZones({ id, chosen, describedBy }: { id: string; chosen: string; describedBy: string }) {
  const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', chosen])
  return (
    <select id={id} name="timeZone" className="field" aria-describedby={describedBy} defaultValue={chosen}>
      {[...byRegion([...zones])].map(([region, names]) => (
        <optgroup key={region} label={region}>
          {names.map((name) => (
            <option key={name} value={name}>
              {name.replaceAll('_', ' ')}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  )
}
