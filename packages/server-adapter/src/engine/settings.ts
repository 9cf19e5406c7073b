import { defaultSettings } from '@carebatch/core'
import type { OrganisationSettings } from '@carebatch/core/wire'
import type { Actor } from '../ports/authoriser.ts'
import type { StoreTables } from '../ports/batch-store.ts'
import type { Engine } from './engine.ts'
import type { EngineContext } from './engine-context.ts'

/** What an organisation has decided; until then the defaults, under its own name. */
export async function settingsOf(
  { organisations }: StoreTables,
  { id, name }: Actor['organisation'],
): Promise<OrganisationSettings> {
  return (await organisations.settings(id)) ?? { ...defaultSettings, practiceName: name }
}

export function readSettings(context: EngineContext): Engine['readSettings'] {
  return ({ organisation }) =>
    context.transaction('read-settings', (tables) => settingsOf(tables, organisation))
}

export function writeSettings(context: EngineContext): Engine['writeSettings'] {
  return ({ organisation }, settings) =>
    context.transaction('write-settings', async (tables) => {
      await tables.organisations.saveSettings(organisation.id, settings, context.now())
      return settingsOf(tables, organisation)
    })
}
