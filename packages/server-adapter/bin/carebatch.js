#!/usr/bin/env node
// The package asks for itself by name, so that a checkout can run its sources: node --conditions=carebatch-source …
import { carebatch } from '@carebatch/server-adapter/command/carebatch'

process.exit(await carebatch(process.argv.slice(2)))
