/** The app every simulator starts with. The secret is assembled: it protects nothing. */
export const SIMULATOR_APP = {
	appId: 'cli_a000000000000001',
	appSecret: `${['Sim', 'Secret'].join('')}${'1'.padStart(23, '0')}`,
} as const;

export const SIMULATOR_APP_OPEN_ID = 'ou_00000000000000000000000000000009';
