const ENGLISH_NAMES = [
	'Alder',
	'Beacon',
	'Brightwater',
	'Cedar Hill',
	'Clearfield',
	'Copper Lane',
	'Eastgate',
	'Fairmont',
	'Granite',
	'Harbour',
	'Ironbridge',
	'Juniper',
	'Kestrel',
	'Larkspur',
	'Maple & Sons',
	'Northfield',
	'Orchard',
	'Pinecrest',
	'Quayside',
	'Redwood',
	'Silverline',
	'Thornbury',
	'Westbrook',
];
const ENGLISH_TRADES = [
	'Logistics',
	'Foods',
	'Textiles',
	'Medical Supply',
	'Furniture',
	'Packaging',
	'Electronics',
];
const CHINESE_PLACES = [
	'北京',
	'上海',
	'广州',
	'深圳',
	'杭州',
	'苏州',
	'南京',
	'成都',
	'武汉',
	'西安',
	'青岛',
	'厦门',
	'宁波',
	'长沙',
	'天津',
	'重庆',
	'合肥',
];
const CHINESE_NAMES = ['云帆', '晨曦', '恒源', '锦程', '瑞丰', '星海', '远航', '嘉禾', '博雅'];
const CHINESE_TRADES = ['贸易', '科技', '食品', '纺织', '物流', '医疗器械', '电子'];

const pick = (list: readonly string[], index: number): string => list[index % list.length] ?? '';

/** Different for each index below 161: the two lists have no common divisor. */
const englishCustomer = (index: number): string =>
	`${pick(ENGLISH_NAMES, index)} ${pick(ENGLISH_TRADES, index)} Ltd`;

/** Different for each index below 153: 17 places and 9 names. */
const chineseCustomer = (index: number): string =>
	`${pick(CHINESE_PLACES, index)}${pick(CHINESE_NAMES, index)}${pick(CHINESE_TRADES, index)}有限公司`;

/** Made-up companies, English and Chinese in turn; all different for up to 306. */
export const customerNames = (count: number): string[] =>
	Array.from({ length: count }, (_, index) =>
		index % 2 === 0 ? englishCustomer(index / 2) : chineseCustomer((index - 1) / 2),
	);
