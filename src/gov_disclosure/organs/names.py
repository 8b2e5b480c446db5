"""Words of which the names of places and organs are made; how kinds of organs are named stands in `endings`."""

from __future__ import annotations

MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
"""Cities directly under the central government, of the rank of a province."""

AREA_LETTERS = "省市区县州盟旗"
"""The last characters of areas that have a government."""

PLACE_ENDS = "省|自治区|市|自治州|州|地区|盟|自治县|县|自治旗|旗|区|镇|乡|苏木|街道|兵团|师|团|农场|管委会|管理委员会"
"""What the names of places end in, as they stand before the name of an organ."""

NO_DISTRICT = (
    "自治", "开发", "新", "高", "园", "地", "海关关", "保护", "社", "景", "实验", "试验", "合作", "示范", "度假",
    "名胜", "管理", "产业", "工业", "加工", "保税", "片", "集聚", "聚", "经济", "自贸", "旅游", "商务", "高新", "经开",
    "功能", "业", "港", "库", "灌", "牧", "小", "服务",
)  # fmt: skip
"""What 区 stands behind in words that name no district of a city; 矿区 may be one (阳泉市矿区)."""

ENDS = (
    "政府|局|委|会|室|办|厅|处|中心|院|站|队|社|部|署|行|所|司|校|学|馆|台|园|场|集团|海关"
    "|(?<!行政)机关|镇|乡|苏木|街道|县|区|市|省|州|盟|旗"
)
"""What the name of an organ, or of the place whose government reports, ends in."""

BODIES = (
    *(
        "集团公司",
        "集团",
        "公司",
        "学院",
        "大学",
        "学校",
        "医院",
        "中心",
        "大队",
        "支队",
        "总队",
        "管委会",
        "管理委员会",
    ),
    *("办事处", "联社", "研究院", "研究所", "委员会", "联合会", "协会", "法院", "检察院"),
)
"""What a body calls itself without its name: "集团收到…", "中心未收到…"."""

SCHOOLS = ("大学", "学院", "学校", "中学", "小学")
"""What a school is by its name; any calls itself 学校 (or 我校)."""

_CALLED = "局厅委院所站队镇乡街"
ITSELF_BUT_OFFICE = f"[我本](?:[{_CALLED}]|机关|单位)"
"""What an organ calls itself (我局, 本机关), as a pattern, but for 我办: of a government that is its office."""
ITSELF = f"[我本](?:[{_CALLED}办]|机关|单位)"
"""What any organ calls itself, as a pattern."""

OFFICES = ("办公室", "办公厅")
ZONE_BODIES = ("管委会", "管理委员会")
ZONES = ("开发", "高新", "经开", "保税", "园", "新", "示范", "度假")
"""With 区, what a zone is called in short before 管委会."""
