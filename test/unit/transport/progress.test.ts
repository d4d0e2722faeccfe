import { Progress } from '../../../nodes/FeishuDocs/transport/progress';
import { HandClock } from '../../support/clocks';

function watched() {
	const clock = new HandClock();
	const lines: string[] = [];
	return { clock, lines, progress: new Progress(clock, (line) => lines.push(line)) };
}

describe('Progress', () => {
	it('writes a line every ten seconds at most, however many answers come', async () => {
		const { clock, lines, progress } = watched();
		for (let request = 0; request < 300; request++) {
			progress.answered();
			await clock.advance(100);
		}
		expect(lines).toEqual(['Feishu: 101 requests answered', 'Feishu: 201 requests answered']);
	});

	it('says nothing of a short run', async () => {
		const { clock, lines, progress } = watched();
		progress.answered();
		await clock.advance(9_000);
		progress.answered();
		expect(lines).toEqual([]);
	});

	it('says what it waits for', async () => {
		const { clock, lines, progress } = watched();
		await clock.advance(15_000);
		progress.waiting(41_200, 'wiki.nodes.copy');
		expect(lines).toEqual([
			'Feishu: waiting 42 s for the quota of wiki.nodes.copy, after 0 requests',
		]);
		expect(progress.waitedMs).toBe(41_200);
	});
});
