"""The names that a formula may use, and the characters that stand for them."""

from __future__ import annotations

from functools import cache
from typing import Any

Tree = list[Any]

# as typed: as the tree calls it; what the tree has no node for is put together in `building`
FUNCTIONS = {name: name for name in (
    "sin cos tan cot sec csc asin acos atan sinh cosh tanh coth asinh acosh atanh exp log sign sqrt cbrt log2 log10 "
    "log1p expm1 expit"
).split()} | {
    "ln": "log", "lg": "log10", "abs": "Abs", "Abs": "Abs", "sgn": "sign", "arcsin": "asin", "arccos": "acos",
    "arctan": "atan", "arcsinh": "asinh", "arccosh": "acosh", "arctanh": "atanh", "arsinh": "asinh", "arcosh": "acosh",
    "artanh": "atanh", "cosec": "csc", "tg": "tan", "ctg": "cot", "cotan": "cot", "fabs": "Abs", "absolute": "Abs",
}  # fmt: skip
INVERSE = {"sin": "asin", "cos": "acos", "tan": "atan", "sinh": "asinh", "cosh": "acosh", "tanh": "atanh"}
CONSTANTS: dict[str, Tree] = {"pi": ["c", "Pi"], "e": ["c", "Exp1"], "E": ["c", "Exp1"]}
NAMESPACES = ("np", "numpy", "math", "sp", "sympy", "scipy", "special")  # np.sin is sin
TASKS = "diff Derivative derivative integrate Integral limit Limit lim partial int sum prod".split()

SIGNS = {
    **dict.fromkeys("+＋", "PLUS"),
    **dict.fromkeys("-−–‒‐‑﹣－", "MINUS"),
    **dict.fromkeys("*×·⋅∙•∗＊", "TIMES"),
    **dict.fromkeys("/÷∕⁄／", "OVER"),
    **dict.fromkeys("^＾", "POWER"),
    "√": "ROOT",
}
BRACKETS = {"(": ")", "[": "]", "{": "}", "（": "）"}
SUPERSCRIPTS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿˣ", "0123456789+-()nx", strict=True))
VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅙": (1, 6), "⅛": (1, 8), "⅜": (3, 8),
}  # fmt: skip
BLANK = " \t\n\r\u2061\u2062"  # the last two: MathML's invisible "function application" and "times", copied along
GREEK = dict(zip(
    "αβγδεζηθικλμνξοπρστυφχψωϕϵϑΓΔΘΛΞΠΣΦΨΩ",
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi "
    "psi omega phi epsilon theta Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega".split(),
    strict=True,
))  # fmt: skip
LOOK_ALIKES = dict(zip("хеаосрухіјѕԁԛԝАВЕКМНОРСТХУ", "xeaocpyxijsdqwABEKMHOPCTXY", strict=True)) | {
    "ο": "o", "Α": "A", "Β": "B", "Ε": "E", "Χ": "X", "℮": "e", "ı": "i", "∣": "|", "ǀ": "|",
}  # fmt: skip

# LaTeX, without its backslash
LAYOUT = (
    "quad qquad displaystyle textstyle limits thinspace left right big Big bigl bigr Bigl Bigr bigg Bigg strut space"
).split()
UPRIGHT = ("operatorname", "mathrm", "text", "mathit", "mathop", "textrm", "mathbf", "rm", "mathsf")
SIGN_COMMANDS = {"cdot": "TIMES", "times": "TIMES", "ast": "TIMES", "div": "OVER"}
VARIANTS = {"varepsilon": "epsilon", "varphi": "phi", "vartheta": "theta", "varsigma": "sigma"}


@cache
def names(symbols: tuple[str, ...], defined: frozenset[str]) -> dict[str, tuple[str, Any]]:
    """What each name is: ("NAME", its tree) or ("FUNCTION", its name). A symbol hides a constant or function."""
    known: dict[str, tuple[str, Any]] = {name: ("FUNCTION", f) for name, f in FUNCTIONS.items()}
    known |= {name: ("NAME", tree) for name, tree in CONSTANTS.items()}
    known |= {name: ("FUNCTION", name) for name in defined}
    return known | {GREEK.get(name, name): ("NAME", ["s", name]) for name in symbols}
