export { SIMULATOR_APP, SIMULATOR_APP_OPEN_ID } from './app';
export { WELL_KNOWN as SEED } from './wellKnown';
