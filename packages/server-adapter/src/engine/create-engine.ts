import type { Engine } from './engine.ts'
import type { EngineOptions } from './engine-options.ts'

export declare function createEngine(options: EngineOptions): Engine
