export { startSimulator, type Simulator, type SimulatorOptions } from './simulator';
export { HandClock, SYSTEM_CLOCK, type SimulatorClock } from './clock';
export { DEFAULT_SWITCHES, type Switches } from './switches';
export { Faults, type Fault, type FaultFilter, type FaultHandle, type FaultKind } from './faults';
export type { RecordedRequest } from './recorder';
export { COVERAGE, type Coverage, type EndpointId } from './coverage';
export { SEED, SIMULATOR_APP } from './seed';
export { World, type WorldLimits } from './world/world';
export type { NodeInput, SpaceInput } from './world/wiki';
export type { FileInput, FolderInput } from './world/drive';
export type { AppInput, UserTokenInput } from './world/identities';
export type {
	Access,
	DriveFile,
	DriveFolder,
	FileType,
	NodeType,
	ObjType,
	WikiNode,
	WikiSpace,
} from './world/types';
