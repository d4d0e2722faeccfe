import { COVERAGE } from './coverage';
import { matchPattern, matchRoute, ROUTES } from './routes/router';

test('the coverage table and the routes name the same endpoints, methods and paths', () => {
	const line = (id: string, method: string, path: string) => `${id} ${method} ${path}`;
	const routes = ROUTES.map(({ endpoint, method, path }) => line(endpoint, method, path));
	const table = COVERAGE.map(({ id, method, path }) => line(id, method, path));
	expect(routes.sort()).toEqual(table.sort());
});

test('each line says what is simulated, what is not, and where it is documented', () => {
	for (const line of COVERAGE) {
		expect(line.simulated).not.toBe('');
		expect(line.notSimulated).not.toBe('');
		expect(line.doc).toMatch(/^https:\/\/(open|accounts)\.feishu\.cn\/document\//);
	}
});

test('each endpoint is reached by its own path', () => {
	for (const { id, method, path } of COVERAGE) {
		const filledIn = path.replace(/:\w+/g, 'token1');
		expect(matchRoute(method, filledIn)?.route.endpoint).toBe(id);
	}
});

test('path parameters are decoded, and empty or broken ones do not fit', () => {
	expect(matchPattern('/a/:b/c', '/a/x%2Fy/c')).toEqual({ b: 'x/y' });
	expect(matchPattern('/a/:b', '/a/')).toBeNull();
	expect(matchPattern('/a/:b', '/a/%zz')).toBeNull();
	expect(matchPattern('/a/:b', '/a/b/c')).toBeNull();
});
