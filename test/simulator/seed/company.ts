import type { World } from '../world/world';

export function seedCompany(_world: World): void {}
