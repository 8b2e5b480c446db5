"""Characters that only look like ordinary Han characters, put back: fonts in PDF files print radicals for words."""

from __future__ import annotations

import re
import unicodedata

# Unicode gives the Kangxi radicals and the compatibility ideographs a decomposition, but not the radicals
# supplement; and it maps the radical of 户 to the form used outside the mainland. Pairs: as drawn, as meant.
_SUPPLEMENT = (
    "⺁厂⺄乙⺅亻⺆冂⺇几⺈刀⺊卜⺋㔾⺌小⺍小⺎尢⺑尢⺒巳⺓幺⺔彑⺕彐⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺠民⺡氵⺢氺⺣灬⺤爪⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻"
    "⺮竹⺯糸⺰纟⺱罒⺲罒⺶羊⺷羊⺸羊⺹耂⺺聿⺻聿⺼月⺽臼⺾艹⻀艹⻁虎⻂衤⻃西⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒长⻓长⻔门⻖阝⻗雨"
    "⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⼾户"
)
_MEANT = dict(zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True))
_LOOKALIKE = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")


def plain_han(text: str) -> str:
    """Return *text* with radicals and compatibility ideographs replaced by the characters they stand for."""
    return _LOOKALIKE.sub(lambda found: _MEANT.get(found[0]) or unicodedata.normalize("NFKC", found[0]), text)
