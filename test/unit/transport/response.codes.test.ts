import { classifyAnswer } from '../../../nodes/FeishuDocs/transport/response';
import { failureFrom, feishuAnswer, LOG_ID } from './answers';

type Row = [httpStatus: number, code: number, msg: string];

function readsAs(kind: string, rows: Row[]): void {
	it.each(rows)(`reads HTTP %i with %i "%s" as ${kind}`, (status, code, msg) => {
		const answer = feishuAnswer(status, { code, msg, error: { log_id: LOG_ID } });
		expect(classifyAnswer(answer).kind).toBe(kind);
		expect(failureFrom(answer)).toMatchObject({
			code,
			feishuText: msg,
			httpStatus: status,
			logId: LOG_ID,
		});
	});
}

const MISSING =
	'Missing access token for authorization. Please make a request with token attached.';
const INVALID =
	'Invalid access token for authorization. Please make a request with token attached.';

/** Reference 4.3 and 4.4 */
describe('codes of the gateway', () => {
	readsAs('tokenInvalid', [
		[400, 99991661, MISSING],
		[400, 99991663, INVALID],
		[200, 99991663, INVALID],
		[400, 99991664, 'invalid app token'],
		[400, 99991665, 'invalid tenant code'],
		[400, 99991668, INVALID],
		[400, 99991668, 'user access token not support'],
		[400, 99991671, 'Invalid token: must start with t-/u-'],
	]);
	readsAs('refused', [
		[400, 99991662, 'app not in use'],
		[400, 99991672, 'Access denied. One of the following scopes is required: [a, b]'],
		[400, 99991673, 'unauthorized app'],
		[400, 99991676, 'token no permission'],
		[400, 99991679, 'Unauthorized. You do not have permission to perform the operation'],
		[400, 99991401, 'ip 192.0.2.1 is denied by app setting'],
		[400, 99991403, 'This month’s API call quota has been exceeded'],
		[400, 99991543, 'login_user invalid'],
		[400, 99992402, 'field validation failed'],
		[400, 9499, 'bad request'],
		[404, 99991201, 'unknown path'],
		[404, 99991301, 'unknown method'],
	]);
	readsAs('rateLimited', [
		[429, 99991400, 'request trigger frequency limit'],
		[400, 99991400, 'request trigger frequency limit'],
		[429, 1000004, 'method rate limited'],
		[400, 1000004, 'method rate limited'],
		[429, 1000005, 'app rate limited'],
		[400, 1000005, 'app rate limited'],
	]);
	readsAs('unknown', [
		[500, 2200, 'internal error'],
		[200, 2200, 'Internal Error'],
	]);

	it('refuses an expired user token, which n8n has already renewed on its HTTP 401', () => {
		const msg = 'Authentication token expired. Please request a new one.';
		expect(classifyAnswer(feishuAnswer(401, { code: 99991677, msg })).kind).toBe('refused');
	});
});

/** Reference 5.4 and 5.5 */
describe('codes of the wiki', () => {
	readsAs('refused', [
		[400, 131002, 'param err: space_id is not int'],
		[400, 131003, 'out of limit'],
		[400, 131004, 'invalid user'],
		[400, 131005, 'not found: node not found'],
		[400, 131006, 'permission denied: no destination parent node permission'],
		[400, 131008, 'already exists'],
		[400, 131010, 'old document type'],
		[400, 131011, 'waiting for delete approval'],
		[400, 131101, 'invalid operation'],
		[200, 131005, 'not found'],
		[200, 131006, 'permission denied'],
		[200, 131012, 'deleted'],
		[200, 131013, 'invalid token'],
		[200, 131014, 'not in wiki'],
		[200, 131016, 'too short'],
	]);
	readsAs('notDone', [[400, 131009, 'lock contention, please retry later.']]);
	readsAs('unknown', [
		[400, 131001, 'rpc fail'],
		[400, 131007, 'internal err'],
	]);
});

/** Reference 6.2 and 6.3 */
describe('codes of Drive', () => {
	readsAs('refused', [
		[400, 1061002, 'params error.'],
		[404, 1061003, 'not found.'],
		[403, 1061004, 'forbidden.'],
		[401, 1061005, 'auth failed.'],
		[404, 1061007, 'file has been delete.'],
		[400, 1062507, 'parent node out of sibling num.'],
		[403, 1064510, 'cross tenant and unit not support.'],
		[403, 1064511, 'cross brand not support.'],
		[400, 1064001, 'page size out of limit.'],
		[400, 1064230, 'locked for data migration'],
		[200, 1064230, 'locked for data migration'],
		[403, 1248006, 'no permission'],
		[400, 91201, 'FAILED'],
		[400, 91204, 'FORBIDDEN'],
		[401, 1069701, 'identity check failed'],
	]);
	readsAs('notDone', [
		[400, 1061045, 'can retry.'],
		[200, 1061045, 'resource contention occurred, please retry.'],
	]);
	readsAs('unknown', [
		[500, 1061001, 'internal error.'],
		[503, 1069704, 'service unavailable'],
	]);
});

/** Reference 3.1: the exchange says no with HTTP 200. */
describe('codes of the token exchange', () => {
	readsAs('refused', [
		[200, 10003, 'invalid param'],
		[200, 10014, 'app secret invalid'],
		[200, 10014, 'app id not exists'],
		[200, 10015, 'wrong app secret'],
		[200, 10012, 'get app token fail'],
		[200, 10013, 'get tenant token fail'],
		[200, 10016, 'resend failed'],
	]);
});

describe('whether a read may be repeated', () => {
	it.each([
		[400, 131001],
		[500, 1061001],
		[500, 2200],
		[503, 1069704],
		[502, 4711],
	])('repeats reads after HTTP %i with %i', (status, code) => {
		const outcome = classifyAnswer(feishuAnswer(status, { code, msg: 'broken' }));
		expect(outcome).toMatchObject({ kind: 'unknown', mayRepeatReads: true });
	});

	it('does not repeat even a read after 131007, whose page forbids it', () => {
		const outcome = classifyAnswer(feishuAnswer(400, { code: 131007, msg: 'internal err' }));
		expect(outcome).toMatchObject({ kind: 'unknown', mayRepeatReads: false });
	});
});

describe('codes that nobody has documented', () => {
	it.each([200, 400, 403, 404, 409])('refuses HTTP %i with the text of Feishu', (status) => {
		const answer = feishuAnswer(status, { code: 4711, msg: 'the moon is full' });
		expect(classifyAnswer(answer).kind).toBe('refused');
		expect(failureFrom(answer).sentence).toContain('the moon is full');
	});

	it('does not know what became of a call that ended in HTTP 500', () => {
		const outcome = classifyAnswer(feishuAnswer(500, { code: 4711, msg: 'the moon is full' }));
		expect(outcome.kind).toBe('unknown');
	});

	it('takes HTTP 429 for a rate limit, whatever the code', () => {
		const outcome = classifyAnswer(feishuAnswer(429, { code: 4711, msg: 'slow down' }));
		expect(outcome.kind).toBe('rateLimited');
	});
});
