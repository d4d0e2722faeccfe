import { docs, ofType, page, type SeedPage } from './tree';
import { WELL_KNOWN } from './wellKnown';

const { nodes } = WELL_KNOWN;

/** Each title is the only child of the one before. */
function chain(titles: readonly string[]): SeedPage[] {
	const [first, ...rest] = titles;
	return first === undefined ? [] : [page(first, {}, chain(rest))];
}

const architecture = page('架构设计', { nodeToken: nodes.architecture }, [
	page('总体架构', { type: 'slides' }),
	page('服务端', {}, [
		page('订单服务', {}, [
			...docs('接口说明', '数据库设计', '状态机'),
			...chain(['拆单规则', '跨仓拆单', '异常处理', '人工介入流程', '权限矩阵', '历史变更']),
		]),
		page('库存服务', {}, [...docs('接口说明', '盘点流程'), page('容量评估', { type: 'sheet' })]),
		page('支付服务', {}, docs('接口说明', '对账', '退款')),
	]),
	page('客户端', {}, docs('离线缓存', '埋点规范', '性能基线')),
	page('架构评审记录', { type: 'bitable' }),
]);

const releases = (year: number, months: readonly string[]): SeedPage =>
	page(
		`${year} 版本`,
		{},
		months.map((month) =>
			page(`${year}.${month} 发布`, {}, docs('发布说明', '回滚预案', '上线检查单')),
		),
	);

/** First level of "产品研发知识库". */
export const product: readonly SeedPage[] = [
	page('新人必读', {}, docs('开发环境搭建', '代码规范', '分支管理', '术语表')),
	page('产品规划', {}, [
		page('2026 路线图', { type: 'bitable' }),
		page('用户画像', {}, docs('仓库主管', '采购专员', '财务人员')),
		page('竞品分析', {}, [...docs('功能对比', '价格策略'), page('调研数据', { type: 'sheet' })]),
		page('需求脑图', { type: 'mindnote' }),
	]),
	page('需求文档', {}, [
		page('扫码入库', {}, docs('背景与目标', '交互说明', '验收标准')),
		page('批量调拨', {}, docs('背景与目标', '交互说明', '验收标准')),
		page('供应商门户', {}, docs('背景与目标', '角色与权限', '验收标准')),
		page('多语言支持', {}, docs('背景与目标', 'Translation Workflow', '验收标准')),
	]),
	architecture,
	releases(2025, ['11', '12']),
	releases(2026, ['01', '02', '03']),
	page('测试', {}, [
		...docs('测试策略', '回归用例清单', '性能测试报告'),
		page('缺陷统计', { type: 'sheet' }),
		page('自动化覆盖率', { type: 'bitable' }),
	]),
	page('运维', {}, [
		page('值班手册', {}, docs('告警分级', '联系方式', '升级流程')),
		page('故障复盘', {}, [
			...docs('2025-11-03 支付超时', '2026-01-18 数据库主从延迟', '2026-04-07 证书过期'),
		]),
		page('On-call Rota', { type: 'sheet' }),
	]),
	page('设计', {}, [
		...docs('设计原则', '图标规范', '颜色与字体'),
		...ofType('file', '品牌手册.pdf', 'Logo 源文件.zip'),
		page('设计评审', { type: 'slides' }),
	]),
	page('周会纪要', {}, docs('3月2日', '3月9日', '3月16日', '3月23日', '3月30日', '4月6日')),
	page('Office Budget', { nodeToken: nodes.budgetShortcut, shortcutTo: nodes.budget }),
	page('Weekly Report Template', { shortcutTo: nodes.weeklyReportTemplate }),
	page('旧版产品说明', { type: 'doc' }),
	page('专利申请（保密）', { hidden: true }, docs('交底书')),
];
