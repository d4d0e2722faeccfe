const { spawnSync } = require('node:child_process');
const { rmSync } = require('node:fs');
const { dest, parallel, series, src } = require('gulp');

/** What TypeScript does not emit: icons and the panel's metadata. */
const STATIC_FILES = ['nodes/**/*.{svg,json}', 'credentials/**/*.{svg,json}'];

async function clean() {
	rmSync('dist', { recursive: true, force: true });
}

async function compile() {
	const { status } = spawnSync(process.execPath, [require.resolve('typescript/bin/tsc')], {
		stdio: 'inherit',
	});
	if (status !== 0) throw new Error('TypeScript found errors');
}

function copyStatic() {
	return src(STATIC_FILES, { base: '.', encoding: false, allowEmpty: true }).pipe(dest('dist'));
}

exports.build = series(clean, parallel(compile, copyStatic));
exports.default = exports.build;
