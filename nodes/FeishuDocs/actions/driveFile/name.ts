import { MAX_NAME_BYTES, nameBytes } from '../../domain/driveFile';
import { inputError } from '../../transport/errors';

/** The name of a new file or folder. */
export const NAME = { displayName: 'Name', name: 'name' };

/**
 * @param is begins what the message says of the name
 * @throws FeishuError of kind `input` when Feishu would refuse the length
 */
export function checkName(name: string, itemIndex: number, is: string): void {
	const bytes = nameBytes(name);
	if (bytes <= MAX_NAME_BYTES) return;
	throw inputError(
		NAME.displayName,
		itemIndex,
		`${is} ${bytes} bytes long; Feishu allows ${MAX_NAME_BYTES}`,
		'Shorten it: a Chinese character takes three bytes, so about 85 of them fit.',
	);
}
