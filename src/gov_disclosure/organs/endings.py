"""
How organs of each kind are named: what their names end in, begin with or contain.

Asked in the order in which they stand here; the first that fits tells the kind.
The lists lean to what cannot be judged: a hospital must not be taken for a
department of the government because its name ends in 局 or 委.
"""

from __future__ import annotations

import re

_ZONE = (
    "开发区|高新区|经开区|高新技术产业区|产业区|园区|工业园|产业园|科技园|物流园|保税区|保税港区|示范区|示范园|实验区|试验区|合作区|"
    "前海|度假区|风景区|风景名胜区|名胜区|旅游区|景区|自然保护区|保护区|国家公园|管理区|生态城|科学城|知识城|片区|集聚区|集中区|加工区|先行区|先导区|商务区|经济区|自贸区|综保区|"
    r"(?<!浦东)(?<!滨海)(?<!沈北)新区(?!人民政府)|新城(?=管委会|管理委员会)"
)
"""浦东, 滨海 and 沈北 are districts with a government of their own; every other 新区 is run by a committee."""

_CORPS = r"^(?:新疆生产建设)?兵团|^第[0-9一二三四五六七八九十]{1,3}师"
CORPS = re.compile(rf"(?:{_CORPS})[^局委办厅]*(?:[师团市]|兵团)$")
"""The Production and Construction Corps and its divisions, which also run cities (第八师石河子市)."""

PARTY = re.compile(
    r"^(?:中共|中国共产党|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|中国人民政治协商会议|政协)"
    r"|(?:[省市县区州盟旗镇乡兵]|自治区党)委(?!托|派)"
    r"|党委|党组|党工委(?!管)|工委$|团委$|纪委|监委$|纪律检查委员会|监察委员会$|人大(?:常委会|$)|人民代表大会|(?:^|[省市县区州盟旗])政协"
    r"|(?:组织部|宣传部|统战部|统一战线工作部|社会工作部|武装部|政法委|政法委员会|党校|巡察办|巡视办|编办|编委办|文明办|网信办|老干部局)$"
    r"|机构编制委员会|精神文明建设|网络安全和信息化委员会"
)
"""Bodies of the party, congresses, the consultative conference, the armed forces' local departments."""

NOT_BOUND = re.compile(
    r"(?:医院|卫生院|保健院|防治院|疗养院|学校|小学|中学|大学|学院|幼儿园|公司|集团|银行|分行|支行|信用社|信用合作联社|厂|矿|宾馆|酒店|"
    r"法院|检察院|法庭|总工会|工会|妇联|妇女联合会|残联|残疾人联合会|科协|科学技术协会|文联|社科联|工商联|侨联|台联|"
    r"联合会|联合社|联谊会|红十字会|协会|学会|研究会|商会|贸促会|促进会|促进委员会|基金会|供销社|供销合作社|合作社|"
    r"报社|日报社|通讯社|电视台|电台|广播台|融媒体中心|出版社|供电局|电力局|铁路局|村委会|居委会|村民委员会|居民委员会|业主委员会)$"
    r"|^共青团|共产主义青年团|(?<!国家)邮政局$"
)
"""Hospitals, schools, enterprises, courts, people's organisations, media, villages: article 49 does not bind them."""

SUBDISTRICT = re.compile(r"(?:街道(?:办事处|(?:党政)?办公室|(?:党政)?办)?|区公所)$")

GOVERNMENT = re.compile(r"(?:人民政府|行政公署|行署)$|(?:[镇乡]|苏木)政府$|^[^局委办厅院所站]{0,12}[省市县区州旗]政府$")
PLACE = re.compile(
    r"^(?:[^局委办厅院所站]{2,10}?[省市州盟区])?[^局委办厅院所站]{2,10}?"
    r"(?:[省市县州盟旗镇乡]|苏木|自治区|(?<![社景园新发务库灌学校小片矿港税范作验业护假牧林垦聚济贸])(?<!海关关)(?<!管理)区)$"
    r"|(?:浦东|滨海|沈北)新区$"
)
"""A title often names the place alone ("淮安市2024年…"): that report is the government's."""

AREA = re.compile(
    rf"(?:{_ZONE})(?:管理委员会|管委会|党工委管委会|执行委员会|工作委员会|管理局|管理处|管理中心|服务中心|办公室|管理办公室|办事处)?$"
    r"|管委会$|(?<!监督)(?<!城市)(?<!市政)(?<!市容)(?<!绿化)管理委员会$|管委会(?:党政)?办公室$|管理委员会(?:党政)?办公室$"
)
"""Zones, and what runs them."""

ZONE_DEPARTMENT = re.compile(rf"(?:{_ZONE}|管委会|管理委员会|{_CORPS}).*(?:局|委|委员会|厅|部)$")
"""Departments of those committees, and of the Production and Construction Corps: no department of a government."""

STATE = re.compile(
    r"^国家[^省市县区局]*(?:局|总局|委员会|署|办公室)$|^国务院[^省市县区]*(?:办公厅|办公室|委员会|局|室)$"
)
"""Bodies of the State Council that the list does not have, under names of its pattern."""

BRANCH = re.compile(
    r"(?:分局|支局|专员办事处|特派员办事处|特派办|专员办|监管分局|边检站|边防检查站)$"
    r"|(?<!市场)(?<!药品)(?<!药)(?<!安全)(?<!生产)(?<!资产)(?<!地方金融)监管局$"
    r"|(?:税务|海事|海警|气象|地震|烟草专卖|邮政管理|通信管理|能源监管|消防救援|铁路监督管理|铁路公安|航务管理|通航管理|流域管理|河务)局"
    r"(?:.*局)?$|海关(?:缉私局)?$|煤矿安全监察局$"
    r"|(?<!市场)(?<!地方)(?:金融监督管理|证监)局$"
    r"|(?:长江|黄河|淮河|海河|珠江|松辽)[^省市县区]{0,4}水利委员会$|^民航.*局$"
    r"|市(?!规划|国土|住房|林业|城市|农业|水务)[^省市县区州和]{2,4}(?:生态环境|自然资源|自然资源和规划)局$"
    r"|调查(?:队|总队)$"
)
"""Branches (also those named like 苏州市吴江生态环境局), and local organs of systems that are led from above."""

OF_A_STATE_BODY = re.compile(r"^(?:中华人民共和国|国家(?!级)|中国|国务院)")
"""Names that begin like a body of the State Council and go on: one of its organs somewhere, or an institute."""

MAYBE_DEPARTMENT = re.compile(
    r"(?:水库|灌区|公园|公路|航道|港口|港务|渠道|水渠|河道|堤防|工程|林场|林区|林业集团|农垦|农场|湿地|湖泊?|地质矿产勘查开发|地质勘查|煤田地质|"
    r"市场服务|物业|房屋征收|拆迁|水文|水资源勘测|代建|大桥|保险|社保|就业|合作医疗|公积金|集中支付|国库支付|非税收入|收费|政府采购|"
    r"土地储备|不动产登记|港航|道路运输|移民|工程建设|项目建设|环境卫生|环卫|农业机械化?|农机|水资源|排水|路灯|库区|国有林|森林资源|盐务|黄金|蔬菜|水产|渔政|"
    r"南水北调|铁路建设|民航发展|接待|会展业?(?:发展)?|招商(?:引资)?|投资促进|经济(?:技术)?(?:合作|协作)|驻外机构|人事考试|人才|"
    r"地方志|史志|机关事务|机关后勤|土地整理|彩票|殡葬|救灾|储备物资|退管|干休|监狱|戒毒|社区矫正|种子|果业|茶业|茶叶|供水|山)"
    r"(?:事业|事务)?(?:管理|服务)?局$|地质(?:矿产)?局$|地勘局$|(?:运输|客运|建筑业?|市政|会计|国有资产经营|社会组织|民间组织|公安交通)管理局$"
    r"|(?:交通警察|交警|消防|机场公安|仲裁|地质环境监测|工程质量监督|测绘地理信息|台湾事务|航务)局$|(?:卫生监督|疫病预防控制|劳动(?:保障)?监察|森林公安)局$"
    r"|(?:档案|保密|密码管理|机要|新闻出版|版权|电影|公务员|无线电管理)局$"
    r"|(?:仲裁|编纂|爱国卫生运动|安全生产|老龄工作|消费者(?:权益保护)?|咨询|招生(?:考试)?|学位|绿化|残疾人工作|妇女儿童工作|国防动员|语言文字工作|教育工作|农村工作|食品安全|禁毒|防灾减灾)委员会$|(?:仲裁|老龄|消)委$|(?:爱卫|消委)会$"
    r"|局.*局$|厅.+局$|(?:局|委员会|委)[^局委会].*(?:办公室|办)$|委员会.+局$|驻.{1,4}办$"
    r"|(?:领导小组|协调小组|指挥部|联席会议)(?:办公室|办)$"
    r"|(?:互联网信息|台湾事务|侨务|新闻|党史研究|地方志编纂委员会|史志)办公室$|台办$|侨办$"
)
"""
Public institutions named 局, bodies within a 局, 厅 or 委员会, second signs of party bodies, bodies for coordination
(also their offices): the name leaves it open.
"""

DEPARTMENT = re.compile(r"(?:局|委|委员会|厅)$")
"""How the departments of local governments are named; 部 are those of the State Council and of the party."""

GOVERNMENT_OFFICE = re.compile(
    r"(?:人民政府|行政公署|行署|[省市县区州盟旗])(?:办公厅|办公室|办)$|政府办(?:公室|公厅)?$"
)
OFFICE_DEPARTMENT = re.compile("(?:外事|人民防空|人防|国防动员)(?:办公室|办)$")
"""Departments of governments that are named 办公室."""
ANY_OFFICE = re.compile(r"(?:办公厅|办公室|办)$")
BODY = re.compile(r"(?:大队|支队|总队|中队|中心|站|所|处|队|馆|室|社)$")
