"""Bodies of the State Council under the short names that they use of themselves, as of the reform of 2023."""

from __future__ import annotations

_NAMES = """
国家发展改革委 国家发改委 国家民委 国家卫生健康委 国家卫健委 国务院国资委 国资委 国家国防科工局
国家税务总局 税务总局 市场监管总局 金融监管总局 国家金融监管总局 中国证监会 证监会 中国银保监会
银保监会 广电总局 国家广电总局 体育总局 国家体育总局 国家信访局 国家统计局 国家知识产权局
国家国际发展合作署 国家医保局 国家医疗保障局 国家机关事务管理局 国家移民局 国家移民管理局
国家能源局 国家数据局 国家林草局 国家铁路局 中国民航局 民航局 国家邮政局 国家文物局 国家中医药局
国家疾控局 国家矿山安监局 国家外汇局 国家药监局 国家烟草局 国家粮食和储备局 国家档案局 国家保密局
国家密码局 国家航天局 国家乡村振兴局 国家公务员局 中国气象局 中国地震局 人民银行 应急管理部
司法部 教育部
"""

STATE_COUNCIL_BODIES: frozenset[str] = frozenset(_NAMES.split())
"""Whole names; the names of their local organs go on behind them and are none of these."""
