"""What a page prints around a report: menus, the way to the page, buttons, lists of files, footers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gov_disclosure.reading.words.normalise import flat, name_of

_BUTTONS = """
首页 网站首页 返回首页 主页 登录 注册 登陆 退出 个人中心 用户中心 我的 搜索 检索 高级搜索 全文检索 热门搜索
请输入关键字 无障碍 无障碍浏览 无障碍阅读 无障碍版 无障碍服务 长者模式 长者版 长者助手 关怀版 关怀模式 适老版
老年版 适老化 进入关怀版 智能问答 智能机器人 简体 繁体 繁體 简体中文 繁体版 繁體版 简 繁 手机版 移动版 电脑版
客户端 English EN 网站支持IPv6 本网站支持IPv6 支持IPv6 IPv6 收藏 加入收藏 设为首页 设为主页 收藏本站 网站地图
联系我们 关于我们 使用帮助 帮助 网站声明 版权声明 法律声明 隐私声明 隐私保护 免责声明 站点地图 字体 字号 文字大小
字体大小 大中小 特大 放大 缩小 默认 标准 打印 打印本页 打印正文 打印文章 打印此页 打印页面 关闭 关闭窗口 关闭本页
关闭页面 返回 返回顶部 回到顶部 返回上一页 返回列表 TOP 分享 分享到 分享至 一键分享 转发 微信 微博 新浪微博
腾讯微博 QQ QQ空间 QQ好友 朋友圈 微信好友 微信朋友圈 人人网 豆瓣 复制链接 抖音 今日头条
用微信扫描二维码分享至好友和朋友圈 全真版 文字版 图片版 音频版 语音播报 语音阅读 朗读 播放 收听 暂停 听全文 点赞
评论 纠错 我要纠错 收藏本页 下载 文件下载 附件下载 下载附件 附件 附件列表 相关附件 相关链接 相关文章 相关信息
相关解读 相关文件 相关稿件 相关新闻 相关阅读 政策解读 解读 文字解读 图片解读 图解 推荐阅读 热点推荐 友情链接
网站链接 新媒体矩阵 新闻媒体 扫一扫 扫一扫在手机上查看当前页面 扫一扫在手机打开当前页 扫一扫在手机打开当前页面
扫码查看手机版 手机扫一扫 微信扫一扫 微信公众号 官方微信 官方微博 政务微信 政务微博 正文 当前位置 您的位置
政务公开 政府信息公开 信息公开 政府信息公开年报 政府信息公开指南 政府信息公开制度 法定主动公开内容 依申请公开
年度报告 年报 工作年报 政务服务 办事服务 互动交流 政民互动 公众参与 新闻中心 新闻动态 政务动态 数据开放 走进
专题专栏 专题 解读回应 数据发布 政策 政策文件 机构概况 机构职能 领导信息 国务院 省政府 市政府 规章库 政府公报
要闻动态 网站导航 栏目导航 上一篇 下一篇 政府网站年度报表 政府工作报告 单位审核公开
"""
"""Words of menus and buttons: a line of nothing else is no text of a report."""

_BUTTON = re.compile(
    "|".join(sorted(map(re.escape, map(flat, _BUTTONS.split())), key=len, reverse=True)), re.IGNORECASE
)
_SAYS_MORE = re.compile(r"[^\W_]")

_WAY = re.compile(
    r"(?:您|你)?(?:现在|当前|目前)?(?:的|所在的?|所处的?)?(?:当前|现在|所在)?(?:的)?(?:位置|所在位置|栏目位置)(?:是)?(?::|网站首页|首页).{0,150}"
    r"|\W*(?:网站)?首页[>»›→/|\\-].{0,150}|[^>》]{2,40}(?:>[^>]{2,60}){2,}"
)
_NEIGHBOUR = re.compile(
    r"\W*(?:上|下|前|后)一[篇条页则](?:[:：>|]|没有|无|很抱歉|已是|暂无|.{4,100}(?:报告|年报)|$).{0,150}"
)
_FILE = re.compile(
    r"\W*(?:相关|下载)?(?:附件|附表|文件下载|下载)?\d{0,2}[:：.、]?.{0,120}\.(?:docx?|pdf|xlsx?|wps|et|ofd|zip|rar|jpe?g|png)(?:\W|下载|\d|[KkMm][Bb]?)*"
    r"|(?:相关)?附件\d{0,2}:.{0,100}"
)
_SAID_BY_SITE = re.compile(
    r"版权所有|网站标识码|[A-Za-z]?ICP备|公网安备|公安备案|备案序?号[:：]|备案编号|政府网站找错|您是第\d+位|今日访问|访问总?量[:：]|总访问|访问人数[:：]|浏览总量"
    r"|Copyright|AllRightsReserved|(?:主办|承办|协办|维护|运维|技术支持|建设|管理)(?:单位|机构)?:|技术支持(?:电话)?:|网站(?:联系|维护|咨询|投诉)?(?:电话|邮箱|热线):"
    r"|责任编辑:|(?:网站)?编辑:|审核:.{0,12}$|扫一扫|二维码|最佳(?:浏览|显示|分辨率)|建议使用.*(?:浏览|分辨率)|分辨率.*浏览器|未经.*(?:转载|许可)"
    r"|(?:浏览|点击|阅读|访问)(?:次数|数|量|率)?:\d*(?:次|人次)?$|您访问的链接即将离开|是否继续访问|^\d{4}年\d{1,2}月\d{1,2}日星期.{1,20}$|^今天是",
    re.IGNORECASE,
)
"""What only the site says: whose it is, who keeps it, how often it was seen, with what to look at it."""
_SITE_SENTENCE = re.compile(
    r"\W*(?:为.{0,15}(?:最佳|更好)的?.{0,8}(?:浏览|显示|访问|效果)|(?:本站|本网站)?(?:推荐|建议)您?使用.*(?:浏览|分辨率)|最佳浏览效果"
    r"|您访问的链接即将离开|版权所有|Copyright|未经.{0,30}转载|.{0,4}ICP备\d|.{0,4}公网安备\d|网站标识码:|主办单位:|承办单位:)",
    re.IGNORECASE,
)
"""How a whole sentence begins that is the site's rather than the report's."""
_BOXES = re.compile(
    r"\s*[\[【(（]?\s*(?:字体|字号|文字大小|文字|大小)\s*[:：]?\s*[\[【(（]?"
    r"(?:[\s|]|[\[【(（]?(?:大|中|小|特大|默认|[+-]|放大|缩小|A)[\]】)）]?)*[\]】)）]?"
    r"|\s*[\[【(（]?\s*(?:我要)?(?:打印(?:本页|正文|此页)?|关闭(?:窗口|本页)?|收藏(?:本页)?|纠错|分享(?:到|至)?)\s*[:：]?[\]】)）]?(?=[\s\[【|]|$)"
    r"|\s*(?:浏览|点击|阅读|访问)(?:次数|数|量|率)?\s*[:：]\s*(?:\d+\s*次?)?"
)
_ABOUT_THE_PAGE = re.compile(
    r"(?:发布|发文|公开|更新|成文|生成)?(?:时间|日期)[:：]|来源[:：]|发布机构[:：]|作者[:：]|索引号[:：]|\d{4}-\d\d-\d\d"
)
_ENDS_A_SENTENCE = re.compile(r"[。；！？!?;：:][”\"）)]?$")
_LONGEST = 200


def is_sentence(text: str) -> bool:
    """Whether *text* speaks, rather than names something: nothing that does is dropped for its form alone."""
    plain = text.strip()
    return "。" in plain or "；" in plain or (len(plain) > 1 and _ENDS_A_SENTENCE.search(plain) is not None)


def is_furniture(text: str) -> bool:
    """Whether a line of *text* is, by its form, part of the page around a report."""
    if len(text) > _LONGEST:
        return False
    plain = flat(text)
    if "。" in plain or "," in plain or ";" in plain:
        return _SITE_SENTENCE.match(plain) is not None
    if _WAY.fullmatch(plain) or _NEIGHBOUR.fullmatch(plain) or _FILE.fullmatch(plain):
        return True
    if name_of(text).kind:
        return False
    return _only_buttons(plain) or _SAID_BY_SITE.search(plain) is not None


def _only_buttons(plain: str) -> bool:
    left, count = _BUTTON.subn("", plain)
    return count > 0 and _SAYS_MORE.search(left) is None


def without_boxes(text: str) -> str:
    """Return a line that says when and by whom a page was published without the buttons and counters on it."""
    if len(text) > _LONGEST or is_sentence(text.rstrip("：: ")) or not _ABOUT_THE_PAGE.search(flat(text)):
        return text
    return _BOXES.sub("", text).strip(" \u3000|[]【】")


def without_furniture(texts: Sequence[str], title_ends: int = 0) -> list[str]:
    """
    Return the lines before section one that are the report's.

    What stands above the last line of furniture, or above the title, is the
    page's as well, sentences excepted. *title_ends*: how many of *texts* stood
    above the title.
    """
    first = next((at for at, text in enumerate(texts) if is_sentence(text) and not is_furniture(text)), len(texts))
    above = max((at + 1 for at in range(first) if is_furniture(texts[at])), default=0)
    above = max(above, min(title_ends, len(texts)))
    kept = []
    for at, text in enumerate(texts):
        if is_furniture(text) or (at < above and not is_sentence(text) and not _ABOUT_THE_PAGE.search(flat(text))):
            continue
        if line := without_boxes(text):
            kept.append(line)
    return kept
