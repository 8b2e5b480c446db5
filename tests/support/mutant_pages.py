"""HTML pages built from the statutory forms and then mutilated, for property tests and fuzzing."""

from __future__ import annotations

import random

_TEXTS = (
    "<table> </table> <tr> </tr> <td> </td> <th> <thead> </tbody> <tfoot> <caption> <p> </p> <div> </div> <br> <h1>",
    "</h2> <sup>1</sup> <s>3</s> <textarea> </textarea> <pre>a\tb\n1\t2\n </pre> <script> </script> <!-- --> <svg>",
    "<![CDATA[ | \t &#1972; &#0; &#xD800; <o:p>&nbsp;</o:p> 名称 索引号 \0 \ufeff \u07b4 \x0b \x1b",
)
_PIECES = (
    *(piece.encode() for text in _TEXTS for piece in text.split(" ")),
    b"<td rowspan=0>",
    b"<td colspan=-1>",
    b"<td colspan=1000000000 rowspan=1000000000>",
    b"<span style='display:none'>",
    b"<div hidden>",
    b"<div role=table>",
    b"<span role=cell aria-colspan=\x0b2>",
    b"<input value=5\x0b>",
    b"<meta charset=gb2312>",
    "发布日期：2024-02-30".encode(),
    b"<meta name=PubDate content=2024-99-99>",
    b"<?xml version='1.0'?>",
    b"\xff\xfe",
    "政府".encode("gbk"),
    "政府".encode("utf-16-le"),
)
"""What breaks readers: structure out of place, absurd spans, foreign bytes."""

SEED_PAGE = (
    "<!doctype html><html><head><meta charset=utf-8><title>某县水利局2023年年度报告</title></head><body>"
    "<table><tr><td>名称</td><td>年报</td><td>公开日期</td><td>2024-01-17</td></tr></table><h1>年度报告</h1>"
    "<p>一、总体情况</p><p>全年主动公开<b>12</b>条。</p>"
    "<table border=1><thead><tr><td colspan=4><p>第二十条第（一）项</p></td></tr>"
    "</thead><tbody><tr><td>规章</td><td>0</td><td>&nbsp;</td><td><p><span>1</span>8</p></td></tr>"
    "<tr><td rowspan=2>甲</td><td colspan=2>2</td><td>3<br>4</td></tr>"
    "<tr><td>5</td><td>6<sup>①</sup></td></tr></tbody></table>"
    "<div style='text-align:left'>二、其他</div><pre>a\t1\nb\t2</pre></body></html>"
).encode()


def mutated(page: bytes, seed: int, changes: int) -> bytes:
    """Return *page* with *changes* cuts, copies, swaps, foreign pieces and broken bytes; the same for the same seed."""
    chance = random.Random(seed)
    out = bytearray(page)
    for _ in range(changes):
        start = chance.randrange(len(out) + 1)
        end = min(len(out), start + chance.choice((0, 1, 3, 20, 200)))
        kind = chance.randrange(5)
        if kind == 0:
            del out[start:end]
        elif kind == 1:
            out[start:start] = chance.choice(_PIECES) * chance.choice((1, 1, 1, 3, 40))
        elif kind == 2:
            out[start:start] = out[start:end] * chance.choice((1, 2, 5))
        elif kind == 3 and start < len(out):
            out[start] = chance.randrange(256)
        else:
            piece = bytes(out[start:end])
            del out[start:end]
            at = chance.randrange(len(out) + 1)
            out[at:at] = piece
    return bytes(out)
