/** What a process that reads one made-up space is told, and what it reports. */
export interface MemoryTask {
	way: 'node' | 'bare';
	/** The space to measure, and a small one to warm up with. */
	url: string;
	warmUpUrl: string;
}

export interface MemoryReport {
	nodes: number;
	/** Of the whole process. */
	cpuMs: number;
	elapsedMs: number;
	/** Bytes of the heap that the output keeps: with it after a collection, less without it. */
	outputBytes: number;
	/** The most bytes of the heap, garbage included, over what was there before. */
	peakBytes: number;
	/** The most that the operating system gave the process over what it had before. */
	peakResidentBytes: number;
}
