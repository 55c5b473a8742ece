"""Known mistakes of 1b, each as a learner would hand it in. `row`: its number in the collection of misconceptions."""

import matplotlib.pyplot as plt
import numpy as np
import sympy as sp

from autograder.mistakes.known import mistake

# ---- count_leaves


@mistake(
    "all nodes counted, not the leaves alone", "A sum is a node, but no leaf. Which nodes have nothing below them?"
)
def count_leaves(expr):
    return 1 + sum(count_leaves(part) for part in expr.args)


@mistake(
    "each leaf counted once, however often it stands there",
    "x² + x has the letter x in two places. How many leaves is that?",
)
def count_leaves(expr):
    return len(expr.atoms())


@mistake("letters counted, numbers not", "Is the 3 of x + 3 a leaf? What hangs below it?")
def count_leaves(expr):
    return 1 if expr.is_Symbol else sum(count_leaves(part) for part in expr.args)


@mistake("only the branches of the root counted", "Who counts the leaves of a branch that is a tree itself?")
def count_leaves(expr):
    return len(expr.args) or 1


@mistake("only the branches of the root counted", "Who counts the leaves of a branch that is a tree itself?")
def count_leaves(expr):
    return len(expr.args)


@mistake("return inside the loop", "How often does a loop run that returns in its first round?")
def count_leaves(expr):
    for part in expr.args:
        return count_leaves(part)
    return 1


@mistake("leaves counted as 0", "What should the answer be for a tree that is one leaf, such as x?")
def count_leaves(expr):
    if not expr.args:
        return 0
    return sum(count_leaves(part) for part in expr.args)


@mistake(
    "the operations counted, not the leaves",
    "Which nodes does your 1 stand for: those with branches, or those without?",
)
def count_leaves(expr):
    if not expr.args:
        return 0
    return 1 + sum(count_leaves(part) for part in expr.args)


@mistake("only two branches of each node visited", "How many branches can a sum have?")
def count_leaves(expr):
    if not expr.args:
        return 1
    return sum(count_leaves(part) for part in expr.args[:2])


@mistake("the length of the longest path", "Do you want the largest of the branches' answers, or all of them together?")
def count_leaves(expr):
    if not expr.args:
        return 1
    return 1 + max(count_leaves(part) for part in expr.args)


@mistake(
    "different letters counted",
    "A letter in two places is two leaves, and numbers are leaves too. What are leaves, in terms of args?",
)
def count_leaves(expr):
    return len(expr.free_symbols)


# ---- differentiate


@mistake("a constant that keeps its value", "How steep is a level line at height 5?")
def differentiate(expr, x):
    if not expr.has(x):
        return expr
    if expr == x:
        return sp.Integer(1)
    slopes = [differentiate(part, x) for part in expr.args]
    if expr.is_Add:
        return sp.Add(*slopes)
    if expr.is_Mul:
        return sp.Add(*(expr / part * slope for part, slope in zip(expr.args, slopes)))
    if expr.is_Pow:
        (u, v), (du, dv) = expr.args, slopes
        return expr * (dv * sp.log(u) + v * du / u)
    u, du = expr.args[0], slopes[0]
    outer = {sp.exp: sp.exp(u), sp.log: 1 / u, sp.sin: sp.cos(u), sp.cos: -sp.sin(u), sp.tanh: 1 - sp.tanh(u) ** 2}
    return outer[expr.func] * du


@mistake("slope 1 for a constant", "How steep is a level line?")
def differentiate(expr, x):
    if not expr.has(x):
        return sp.Integer(1)
    if expr == x:
        return sp.Integer(1)
    slopes = [differentiate(part, x) for part in expr.args]
    if expr.is_Add:
        return sp.Add(*slopes)
    if expr.is_Mul:
        return sp.Add(*(expr / part * slope for part, slope in zip(expr.args, slopes)))
    if expr.is_Pow:
        (u, v), (du, dv) = expr.args, slopes
        return expr * (dv * sp.log(u) + v * du / u)
    u, du = expr.args[0], slopes[0]
    outer = {sp.exp: sp.exp(u), sp.log: 1 / u, sp.sin: sp.cos(u), sp.cos: -sp.sin(u), sp.tanh: 1 - sp.tanh(u) ** 2}
    return outer[expr.func] * du


@mistake("the letter x that stays x", "How steep is the line y = x?")
def differentiate(expr, x):
    if not expr.has(x):
        return sp.Integer(0)
    if expr == x:
        return x
    slopes = [differentiate(part, x) for part in expr.args]
    if expr.is_Add:
        return sp.Add(*slopes)
    if expr.is_Mul:
        return sp.Add(*(expr / part * slope for part, slope in zip(expr.args, slopes)))
    if expr.is_Pow:
        (u, v), (du, dv) = expr.args, slopes
        return expr * (dv * sp.log(u) + v * du / u)
    u, du = expr.args[0], slopes[0]
    outer = {sp.exp: sp.exp(u), sp.log: 1 / u, sp.sin: sp.cos(u), sp.cos: -sp.sin(u), sp.tanh: 1 - sp.tanh(u) ** 2}
    return outer[expr.func] * du


@mistake("every symbol treated like the one that moves", "Which symbol moves, and which are numbers to you?", row=136)
def differentiate(expr, x):
    if expr.is_Symbol:
        return sp.Integer(1)
    if expr.is_number:
        return sp.Integer(0)
    slopes = [differentiate(part, x) for part in expr.args]
    if expr.is_Add:
        return sp.Add(*slopes)
    if expr.is_Mul:
        return sp.Add(*(expr / part * slope for part, slope in zip(expr.args, slopes)))
    if expr.is_Pow:
        (u, v), (du, dv) = expr.args, slopes
        return expr * (dv * sp.log(u) + v * du / u)
    u, du = expr.args[0], slopes[0]
    outer = {sp.exp: sp.exp(u), sp.log: 1 / u, sp.sin: sp.cos(u), sp.cos: -sp.sin(u), sp.tanh: 1 - sp.tanh(u) ** 2}
    return outer[expr.func] * du


@mistake("no branch for the other symbols", "y has no branches and is not x. Which of your lines should take it?")
def differentiate(expr, x):
    if expr.is_number:
        return sp.Integer(0)
    if expr == x:
        return sp.Integer(1)
    slopes = [differentiate(part, x) for part in expr.args]
    if expr.is_Add:
        return sp.Add(*slopes)
    if expr.is_Mul:
        return sp.Add(*(expr / part * slope for part, slope in zip(expr.args, slopes)))
    if expr.is_Pow:
        (u, v), (du, dv) = expr.args, slopes
        return expr * (dv * sp.log(u) + v * du / u)
    u, du = expr.args[0], slopes[0]
    outer = {sp.exp: sp.exp(u), sp.log: 1 / u, sp.sin: sp.cos(u), sp.cos: -sp.sin(u), sp.tanh: 1 - sp.tanh(u) ** 2}
    return outer[expr.func] * du


@mistake(
    "every symbol called x, whatever it was asked for",
    "The symbol that moves is an argument. Which letter does your code look for?",
)
def differentiate(expr, x):
    x = sp.Symbol("x")
    if not expr.has(x):
        return sp.Integer(0)
    if expr == x:
        return sp.Integer(1)
    slopes = [differentiate(part, x) for part in expr.args]
    if expr.is_Add:
        return sp.Add(*slopes)
    if expr.is_Mul:
        return sp.Add(*(expr / part * slope for part, slope in zip(expr.args, slopes)))
    if expr.is_Pow:
        (u, v), (du, dv) = expr.args, slopes
        return expr * (dv * sp.log(u) + v * du / u)
    u, du = expr.args[0], slopes[0]
    outer = {sp.exp: sp.exp(u), sp.log: 1 / u, sp.sin: sp.cos(u), sp.cos: -sp.sin(u), sp.tanh: 1 - sp.tanh(u) ** 2}
    return outer[expr.func] * du


@mistake("the first two terms of a sum only", "How many branches can a sum have?")
def differentiate(expr, x):
    if not expr.has(x):
        return sp.Integer(0)
    if expr == x:
        return sp.Integer(1)
    slopes = [differentiate(part, x) for part in expr.args]
    if expr.is_Add:
        return slopes[0] + slopes[1]
    if expr.is_Mul:
        return sp.Add(*(expr / part * slope for part, slope in zip(expr.args, slopes)))
    if expr.is_Pow:
        (u, v), (du, dv) = expr.args, slopes
        return expr * (dv * sp.log(u) + v * du / u)
    u, du = expr.args[0], slopes[0]
    outer = {sp.exp: sp.exp(u), sp.log: 1 / u, sp.sin: sp.cos(u), sp.cos: -sp.sin(u), sp.tanh: 1 - sp.tanh(u) ** 2}
    return outer[expr.func] * du


@mistake("the product of the slopes", "Test your rule on x·x: you know that answer.", row=9)
def differentiate(expr, x):
    if not expr.has(x):
        return sp.Integer(0)
    if expr == x:
        return sp.Integer(1)
    slopes = [differentiate(part, x) for part in expr.args]
    if expr.is_Add:
        return sp.Add(*slopes)
    if expr.is_Mul:
        return sp.Mul(*slopes)
    if expr.is_Pow:
        (u, v), (du, dv) = expr.args, slopes
        return expr * (dv * sp.log(u) + v * du / u)
    u, du = expr.args[0], slopes[0]
    outer = {sp.exp: sp.exp(u), sp.log: 1 / u, sp.sin: sp.cos(u), sp.cos: -sp.sin(u), sp.tanh: 1 - sp.tanh(u) ** 2}
    return outer[expr.func] * du


@mistake("a product of just two factors", "How many factors can a Mul hold?", row=135)
def differentiate(expr, x):
    if not expr.has(x):
        return sp.Integer(0)
    if expr == x:
        return sp.Integer(1)
    slopes = [differentiate(part, x) for part in expr.args]
    if expr.is_Add:
        return sp.Add(*slopes)
    if expr.is_Mul:
        f, g = expr.args[:2]
        return differentiate(f, x) * g + f * differentiate(g, x)
    if expr.is_Pow:
        (u, v), (du, dv) = expr.args, slopes
        return expr * (dv * sp.log(u) + v * du / u)
    u, du = expr.args[0], slopes[0]
    outer = {sp.exp: sp.exp(u), sp.log: 1 / u, sp.sin: sp.cos(u), sp.cos: -sp.sin(u), sp.tanh: 1 - sp.tanh(u) ** 2}
    return outer[expr.func] * du


@mistake(
    "a minus sign between the terms of the product rule", "Both factors grow: do their parts add or compete?", row=10
)
def differentiate(expr, x):
    if not expr.has(x):
        return sp.Integer(0)
    if expr == x:
        return sp.Integer(1)
    slopes = [differentiate(part, x) for part in expr.args]
    if expr.is_Add:
        return sp.Add(*slopes)
    if expr.is_Mul:
        u, v = expr.as_two_terms()
        return differentiate(u, x) * v - u * differentiate(v, x)
    if expr.is_Pow:
        (u, v), (du, dv) = expr.args, slopes
        return expr * (dv * sp.log(u) + v * du / u)
    u, du = expr.args[0], slopes[0]
    outer = {sp.exp: sp.exp(u), sp.log: 1 / u, sp.sin: sp.cos(u), sp.cos: -sp.sin(u), sp.tanh: 1 - sp.tanh(u) ** 2}
    return outer[expr.func] * du


@mistake(
    "a product in which only the first factor moves",
    "You let one factor move while the others stood still. Who else moves?",
    row=11,
)
def differentiate(expr, x):
    if not expr.has(x):
        return sp.Integer(0)
    if expr == x:
        return sp.Integer(1)
    slopes = [differentiate(part, x) for part in expr.args]
    if expr.is_Add:
        return sp.Add(*slopes)
    if expr.is_Mul:
        return slopes[0] * sp.Mul(*expr.args[1:])
    if expr.is_Pow:
        (u, v), (du, dv) = expr.args, slopes
        return expr * (dv * sp.log(u) + v * du / u)
    u, du = expr.args[0], slopes[0]
    outer = {sp.exp: sp.exp(u), sp.log: 1 / u, sp.sin: sp.cos(u), sp.cos: -sp.sin(u), sp.tanh: 1 - sp.tanh(u) ** 2}
    return outer[expr.func] * du


@mistake(
    "the sum of the slopes of the factors", "Widening a rectangle adds a strip. What does its size depend on?", row=12
)
def differentiate(expr, x):
    if not expr.has(x):
        return sp.Integer(0)
    if expr == x:
        return sp.Integer(1)
    slopes = [differentiate(part, x) for part in expr.args]
    if expr.is_Add:
        return sp.Add(*slopes)
    if expr.is_Mul:
        return sp.Add(*slopes)
    if expr.is_Pow:
        (u, v), (du, dv) = expr.args, slopes
        return expr * (dv * sp.log(u) + v * du / u)
    u, du = expr.args[0], slopes[0]
    outer = {sp.exp: sp.exp(u), sp.log: 1 / u, sp.sin: sp.cos(u), sp.cos: -sp.sin(u), sp.tanh: 1 - sp.tanh(u) ** 2}
    return outer[expr.func] * du


@mistake(
    "a constant factor that makes all of it vanish", "A constant alone has slope 0. But a constant times f?", row=8
)
def differentiate(expr, x):
    if not expr.has(x):
        return sp.Integer(0)
    if expr == x:
        return sp.Integer(1)
    slopes = [differentiate(part, x) for part in expr.args]
    if expr.is_Add:
        return sp.Add(*slopes)
    if expr.is_Mul:
        if any(not part.has(x) for part in expr.args):
            return sp.Integer(0)
        return sp.Add(*(expr / part * slope for part, slope in zip(expr.args, slopes)))
    if expr.is_Pow:
        (u, v), (du, dv) = expr.args, slopes
        return expr * (dv * sp.log(u) + v * du / u)
    u, du = expr.args[0], slopes[0]
    outer = {sp.exp: sp.exp(u), sp.log: 1 / u, sp.sin: sp.cos(u), sp.cos: -sp.sin(u), sp.tanh: 1 - sp.tanh(u) ** 2}
    return outer[expr.func] * du


@mistake("a constant factor lost", "Stretch a curve by 3: is its slope the same as before?", row=7)
def differentiate(expr, x):
    if not expr.has(x):
        return sp.Integer(0)
    if expr == x:
        return sp.Integer(1)
    slopes = [differentiate(part, x) for part in expr.args]
    if expr.is_Add:
        return sp.Add(*slopes)
    if expr.is_Mul:
        moving = sp.Mul(*(part for part in expr.args if part.has(x)))
        if moving != expr:
            return differentiate(moving, x)
        return sp.Add(*(expr / part * slope for part, slope in zip(expr.args, slopes)))
    if expr.is_Pow:
        (u, v), (du, dv) = expr.args, slopes
        return expr * (dv * sp.log(u) + v * du / u)
    u, du = expr.args[0], slopes[0]
    outer = {sp.exp: sp.exp(u), sp.log: 1 / u, sp.sin: sp.cos(u), sp.cos: -sp.sin(u), sp.tanh: 1 - sp.tanh(u) ** 2}
    return outer[expr.func] * du


@mistake(
    "the exponent brought down, and left above as it was",
    "After you bring the exponent down, what becomes of the one that stays?",
    row=1,
)
def differentiate(expr, x):
    if not expr.has(x):
        return sp.Integer(0)
    if expr == x:
        return sp.Integer(1)
    slopes = [differentiate(part, x) for part in expr.args]
    if expr.is_Add:
        return sp.Add(*slopes)
    if expr.is_Mul:
        return sp.Add(*(expr / part * slope for part, slope in zip(expr.args, slopes)))
    if expr.is_Pow:
        u, v = expr.args
        if not v.has(x):
            return v * u**v * slopes[0]
        (u, v), (du, dv) = expr.args, slopes
        return expr * (dv * sp.log(u) + v * du / u)
    u, du = expr.args[0], slopes[0]
    outer = {sp.exp: sp.exp(u), sp.log: 1 / u, sp.sin: sp.cos(u), sp.cos: -sp.sin(u), sp.tanh: 1 - sp.tanh(u) ** 2}
    return outer[expr.func] * du


@mistake("a power without its exponent as a factor", "Is the slope of x² at x = 1 one or two?", row=2)
def differentiate(expr, x):
    if not expr.has(x):
        return sp.Integer(0)
    if expr == x:
        return sp.Integer(1)
    slopes = [differentiate(part, x) for part in expr.args]
    if expr.is_Add:
        return sp.Add(*slopes)
    if expr.is_Mul:
        return sp.Add(*(expr / part * slope for part, slope in zip(expr.args, slopes)))
    if expr.is_Pow:
        u, v = expr.args
        if not v.has(x):
            return u ** (v - 1) * slopes[0]
        (u, v), (du, dv) = expr.args, slopes
        return expr * (dv * sp.log(u) + v * du / u)
    u, du = expr.args[0], slopes[0]
    outer = {sp.exp: sp.exp(u), sp.log: 1 / u, sp.sin: sp.cos(u), sp.cos: -sp.sin(u), sp.tanh: 1 - sp.tanh(u) ** 2}
    return outer[expr.func] * du


@mistake("the exponent raised instead of lowered", "Which operation makes a power go up instead of down?", row=3)
def differentiate(expr, x):
    if not expr.has(x):
        return sp.Integer(0)
    if expr == x:
        return sp.Integer(1)
    slopes = [differentiate(part, x) for part in expr.args]
    if expr.is_Add:
        return sp.Add(*slopes)
    if expr.is_Mul:
        return sp.Add(*(expr / part * slope for part, slope in zip(expr.args, slopes)))
    if expr.is_Pow:
        u, v = expr.args
        if not v.has(x):
            return u ** (v + 1) / (v + 1) * slopes[0]
        (u, v), (du, dv) = expr.args, slopes
        return expr * (dv * sp.log(u) + v * du / u)
    u, du = expr.args[0], slopes[0]
    outer = {sp.exp: sp.exp(u), sp.log: 1 / u, sp.sin: sp.cos(u), sp.cos: -sp.sin(u), sp.tanh: 1 - sp.tanh(u) ** 2}
    return outer[expr.func] * du


@mistake("a whole number made of the exponent", "Does the rule need a whole exponent? What does int make of ½?", row=5)
def differentiate(expr, x):
    if not expr.has(x):
        return sp.Integer(0)
    if expr == x:
        return sp.Integer(1)
    slopes = [differentiate(part, x) for part in expr.args]
    if expr.is_Add:
        return sp.Add(*slopes)
    if expr.is_Mul:
        return sp.Add(*(expr / part * slope for part, slope in zip(expr.args, slopes)))
    if expr.is_Pow:
        u, v = expr.args
        if v.is_number:
            n = int(v)
            return n * u ** (n - 1) * slopes[0]
        (u, v), (du, dv) = expr.args, slopes
        return expr * (dv * sp.log(u) + v * du / u)
    u, du = expr.args[0], slopes[0]
    outer = {sp.exp: sp.exp(u), sp.log: 1 / u, sp.sin: sp.cos(u), sp.cos: -sp.sin(u), sp.tanh: 1 - sp.tanh(u) ** 2}
    return outer[expr.func] * du


@mistake(
    "a power whose base is taken for x itself",
    "If the base moves twice as fast as x, what must the slope be multiplied by?",
)
def differentiate(expr, x):
    if not expr.has(x):
        return sp.Integer(0)
    if expr == x:
        return sp.Integer(1)
    slopes = [differentiate(part, x) for part in expr.args]
    if expr.is_Add:
        return sp.Add(*slopes)
    if expr.is_Mul:
        return sp.Add(*(expr / part * slope for part, slope in zip(expr.args, slopes)))
    if expr.is_Pow:
        u, v = expr.args
        if not v.has(x):
            return v * u ** (v - 1)
        (u, v), (du, dv) = expr.args, slopes
        return expr * (dv * sp.log(u) + v * du / u)
    u, du = expr.args[0], slopes[0]
    outer = {sp.exp: sp.exp(u), sp.log: 1 / u, sp.sin: sp.cos(u), sp.cos: -sp.sin(u), sp.tanh: 1 - sp.tanh(u) ** 2}
    return outer[expr.func] * du


@mistake("the power rule where the exponent moves", "In 2ˣ, which moves: the base or the exponent?", row=24)
def differentiate(expr, x):
    if not expr.has(x):
        return sp.Integer(0)
    if expr == x:
        return sp.Integer(1)
    slopes = [differentiate(part, x) for part in expr.args]
    if expr.is_Add:
        return sp.Add(*slopes)
    if expr.is_Mul:
        return sp.Add(*(expr / part * slope for part, slope in zip(expr.args, slopes)))
    if expr.is_Pow:
        u, v = expr.args
        return v * u ** (v - 1) * slopes[0]
    u, du = expr.args[0], slopes[0]
    outer = {sp.exp: sp.exp(u), sp.log: 1 / u, sp.sin: sp.cos(u), sp.cos: -sp.sin(u), sp.tanh: 1 - sp.tanh(u) ** 2}
    return outer[expr.func] * du


@mistake("2ˣ taken for its own slope", "Only one base has slope 1 at 0. Which factor do the others bring?", row=27)
def differentiate(expr, x):
    if not expr.has(x):
        return sp.Integer(0)
    if expr == x:
        return sp.Integer(1)
    slopes = [differentiate(part, x) for part in expr.args]
    if expr.is_Add:
        return sp.Add(*slopes)
    if expr.is_Mul:
        return sp.Add(*(expr / part * slope for part, slope in zip(expr.args, slopes)))
    if expr.is_Pow:
        u, v = expr.args
        if not u.has(x):
            return expr * slopes[1]
        (u, v), (du, dv) = expr.args, slopes
        return expr * (dv * sp.log(u) + v * du / u)
    u, du = expr.args[0], slopes[0]
    outer = {sp.exp: sp.exp(u), sp.log: 1 / u, sp.sin: sp.cos(u), sp.cos: -sp.sin(u), sp.tanh: 1 - sp.tanh(u) ** 2}
    return outer[expr.func] * du


@mistake("xˣ differentiated as if only the exponent moved", "In xˣ both move. What does the base bring?")
def differentiate(expr, x):
    if not expr.has(x):
        return sp.Integer(0)
    if expr == x:
        return sp.Integer(1)
    slopes = [differentiate(part, x) for part in expr.args]
    if expr.is_Add:
        return sp.Add(*slopes)
    if expr.is_Mul:
        return sp.Add(*(expr / part * slope for part, slope in zip(expr.args, slopes)))
    if expr.is_Pow:
        (u, v), (du, dv) = expr.args, slopes
        if not v.has(x):
            return v * u ** (v - 1) * du
        return expr * sp.log(u) * dv
    u, du = expr.args[0], slopes[0]
    outer = {sp.exp: sp.exp(u), sp.log: 1 / u, sp.sin: sp.cos(u), sp.cos: -sp.sin(u), sp.tanh: 1 - sp.tanh(u) ** 2}
    return outer[expr.func] * du


@mistake("^ for a power", "How does Python spell a power?", row=44)
def differentiate(expr, x):
    if not expr.has(x):
        return sp.Integer(0)
    if expr == x:
        return sp.Integer(1)
    slopes = [differentiate(part, x) for part in expr.args]
    if expr.is_Add:
        return sp.Add(*slopes)
    if expr.is_Mul:
        return sp.Add(*(expr / part * slope for part, slope in zip(expr.args, slopes)))
    if expr.is_Pow:
        u, v = expr.args
        return v * u ^ (v - 1) * slopes[0]
    u, du = expr.args[0], slopes[0]
    outer = {sp.exp: sp.exp(u), sp.log: 1 / u, sp.sin: sp.cos(u), sp.cos: -sp.sin(u), sp.tanh: 1 - sp.tanh(u) ** 2}
    return outer[expr.func] * du


@mistake("the inner derivative forgotten", "If x moves by 1, how far does the inside move?", row=17)
def differentiate(expr, x):
    if not expr.has(x):
        return sp.Integer(0)
    if expr == x:
        return sp.Integer(1)
    slopes = [differentiate(part, x) for part in expr.args]
    if expr.is_Add:
        return sp.Add(*slopes)
    if expr.is_Mul:
        return sp.Add(*(expr / part * slope for part, slope in zip(expr.args, slopes)))
    if expr.is_Pow:
        (u, v), (du, dv) = expr.args, slopes
        return expr * (dv * sp.log(u) + v * du / u)
    u, du = expr.args[0], slopes[0]
    outer = {sp.exp: sp.exp(u), sp.log: 1 / u, sp.sin: sp.cos(u), sp.cos: -sp.sin(u), sp.tanh: 1 - sp.tanh(u) ** 2}
    return outer[expr.func]


@mistake(
    "the inner derivative put inside", "The inner derivative multiplies the result. Where does yours stand?", row=23
)
def differentiate(expr, x):
    if not expr.has(x):
        return sp.Integer(0)
    if expr == x:
        return sp.Integer(1)
    slopes = [differentiate(part, x) for part in expr.args]
    if expr.is_Add:
        return sp.Add(*slopes)
    if expr.is_Mul:
        return sp.Add(*(expr / part * slope for part, slope in zip(expr.args, slopes)))
    if expr.is_Pow:
        (u, v), (du, dv) = expr.args, slopes
        return expr * (dv * sp.log(u) + v * du / u)
    u, du = expr.args[0], slopes[0]
    outer = {sp.exp: sp.exp(u), sp.log: 1 / u, sp.sin: sp.cos(u), sp.cos: -sp.sin(u), sp.tanh: 1 - sp.tanh(u) ** 2}
    return outer[expr.func].subs(u, u * du)


@mistake(
    "the outer slope read at the inner slope",
    "The outer slope is read where the inside is. What is u, and what is du?",
    row=18,
)
def differentiate(expr, x):
    if not expr.has(x):
        return sp.Integer(0)
    if expr == x:
        return sp.Integer(1)
    slopes = [differentiate(part, x) for part in expr.args]
    if expr.is_Add:
        return sp.Add(*slopes)
    if expr.is_Mul:
        return sp.Add(*(expr / part * slope for part, slope in zip(expr.args, slopes)))
    if expr.is_Pow:
        (u, v), (du, dv) = expr.args, slopes
        return expr * (dv * sp.log(u) + v * du / u)
    u, du = expr.args[0], slopes[0]
    outer = {sp.exp: sp.exp(du), sp.log: 1 / du, sp.sin: sp.cos(du), sp.cos: -sp.sin(du), sp.tanh: 1 - sp.tanh(du) ** 2}
    return outer[expr.func]


@mistake("sin for the slope of cos", "Just right of 0, does cos go up or down?", row=26)
def differentiate(expr, x):
    if not expr.has(x):
        return sp.Integer(0)
    if expr == x:
        return sp.Integer(1)
    slopes = [differentiate(part, x) for part in expr.args]
    if expr.is_Add:
        return sp.Add(*slopes)
    if expr.is_Mul:
        return sp.Add(*(expr / part * slope for part, slope in zip(expr.args, slopes)))
    if expr.is_Pow:
        (u, v), (du, dv) = expr.args, slopes
        return expr * (dv * sp.log(u) + v * du / u)
    u, du = expr.args[0], slopes[0]
    outer = {sp.exp: sp.exp(u), sp.log: 1 / u, sp.sin: sp.cos(u), sp.cos: sp.sin(u), sp.tanh: 1 - sp.tanh(u) ** 2}
    return outer[expr.func] * du


@mistake("−cos for the slope of sin", "Just right of 0, does sin go up or down?")
def differentiate(expr, x):
    if not expr.has(x):
        return sp.Integer(0)
    if expr == x:
        return sp.Integer(1)
    slopes = [differentiate(part, x) for part in expr.args]
    if expr.is_Add:
        return sp.Add(*slopes)
    if expr.is_Mul:
        return sp.Add(*(expr / part * slope for part, slope in zip(expr.args, slopes)))
    if expr.is_Pow:
        (u, v), (du, dv) = expr.args, slopes
        return expr * (dv * sp.log(u) + v * du / u)
    u, du = expr.args[0], slopes[0]
    outer = {sp.exp: sp.exp(u), sp.log: 1 / u, sp.sin: -sp.cos(u), sp.cos: -sp.sin(u), sp.tanh: 1 - sp.tanh(u) ** 2}
    return outer[expr.func] * du


@mistake("1/log for the slope of log", "How steep is log at 1, where it crosses 0?", row=25)
def differentiate(expr, x):
    if not expr.has(x):
        return sp.Integer(0)
    if expr == x:
        return sp.Integer(1)
    slopes = [differentiate(part, x) for part in expr.args]
    if expr.is_Add:
        return sp.Add(*slopes)
    if expr.is_Mul:
        return sp.Add(*(expr / part * slope for part, slope in zip(expr.args, slopes)))
    if expr.is_Pow:
        (u, v), (du, dv) = expr.args, slopes
        return expr * (dv * sp.log(u) + v * du / u)
    u, du = expr.args[0], slopes[0]
    outer = {
        sp.exp: sp.exp(u),
        sp.log: 1 / sp.log(u),
        sp.sin: sp.cos(u),
        sp.cos: -sp.sin(u),
        sp.tanh: 1 - sp.tanh(u) ** 2,
    }
    return outer[expr.func] * du


@mistake("the power rule used on eˣ", "Is the variable in the base or in the exponent?", row=24)
def differentiate(expr, x):
    if not expr.has(x):
        return sp.Integer(0)
    if expr == x:
        return sp.Integer(1)
    slopes = [differentiate(part, x) for part in expr.args]
    if expr.is_Add:
        return sp.Add(*slopes)
    if expr.is_Mul:
        return sp.Add(*(expr / part * slope for part, slope in zip(expr.args, slopes)))
    if expr.is_Pow:
        (u, v), (du, dv) = expr.args, slopes
        return expr * (dv * sp.log(u) + v * du / u)
    u, du = expr.args[0], slopes[0]
    outer = {
        sp.exp: u * sp.exp(u - 1),
        sp.log: 1 / u,
        sp.sin: sp.cos(u),
        sp.cos: -sp.sin(u),
        sp.tanh: 1 - sp.tanh(u) ** 2,
    }
    return outer[expr.func] * du


@mistake(
    "1 − tanh, with the square missing",
    "Compare with the slope of tanh at 0, and far to the left. Which quantity is squared?",
    row=65,
)
def differentiate(expr, x):
    if not expr.has(x):
        return sp.Integer(0)
    if expr == x:
        return sp.Integer(1)
    slopes = [differentiate(part, x) for part in expr.args]
    if expr.is_Add:
        return sp.Add(*slopes)
    if expr.is_Mul:
        return sp.Add(*(expr / part * slope for part, slope in zip(expr.args, slopes)))
    if expr.is_Pow:
        (u, v), (du, dv) = expr.args, slopes
        return expr * (dv * sp.log(u) + v * du / u)
    u, du = expr.args[0], slopes[0]
    outer = {sp.exp: sp.exp(u), sp.log: 1 / u, sp.sin: sp.cos(u), sp.cos: -sp.sin(u), sp.tanh: 1 - sp.tanh(u)}
    return outer[expr.func] * du


@mistake("1/cosh, with the square missing", "cosh² − sinh² = 1. Divide by cosh²: what is 1 − tanh²?", row=66)
def differentiate(expr, x):
    if not expr.has(x):
        return sp.Integer(0)
    if expr == x:
        return sp.Integer(1)
    slopes = [differentiate(part, x) for part in expr.args]
    if expr.is_Add:
        return sp.Add(*slopes)
    if expr.is_Mul:
        return sp.Add(*(expr / part * slope for part, slope in zip(expr.args, slopes)))
    if expr.is_Pow:
        (u, v), (du, dv) = expr.args, slopes
        return expr * (dv * sp.log(u) + v * du / u)
    u, du = expr.args[0], slopes[0]
    outer = {sp.exp: sp.exp(u), sp.log: 1 / u, sp.sin: sp.cos(u), sp.cos: -sp.sin(u), sp.tanh: 1 / sp.cosh(u)}
    return outer[expr.func] * du


@mistake("1 − u² for the slope of tanh", "Which quantity is squared: the inside, or tanh of it?", row=67)
def differentiate(expr, x):
    if not expr.has(x):
        return sp.Integer(0)
    if expr == x:
        return sp.Integer(1)
    slopes = [differentiate(part, x) for part in expr.args]
    if expr.is_Add:
        return sp.Add(*slopes)
    if expr.is_Mul:
        return sp.Add(*(expr / part * slope for part, slope in zip(expr.args, slopes)))
    if expr.is_Pow:
        (u, v), (du, dv) = expr.args, slopes
        return expr * (dv * sp.log(u) + v * du / u)
    u, du = expr.args[0], slopes[0]
    outer = {sp.exp: sp.exp(u), sp.log: 1 / u, sp.sin: sp.cos(u), sp.cos: -sp.sin(u), sp.tanh: 1 - u**2}
    return outer[expr.func] * du


@mistake(
    "NumPy's functions on SymPy's letters", "Which library owns this x, and which one can take its cosine?", row=42
)
def differentiate(expr, x):
    if not expr.has(x):
        return sp.Integer(0)
    if expr == x:
        return sp.Integer(1)
    slopes = [differentiate(part, x) for part in expr.args]
    if expr.is_Add:
        return sp.Add(*slopes)
    if expr.is_Mul:
        return sp.Add(*(expr / part * slope for part, slope in zip(expr.args, slopes)))
    if expr.is_Pow:
        (u, v), (du, dv) = expr.args, slopes
        return expr * (dv * sp.log(u) + v * du / u)
    u, du = expr.args[0], slopes[0]
    outer = {sp.exp: sp.exp(u), sp.log: 1 / u, sp.sin: np.cos(u), sp.cos: -np.sin(u), sp.tanh: 1 - sp.tanh(u) ** 2}
    return outer[expr.func] * du


@mistake(
    "a call to SymPy's own rules",
    "You know the rule for this node. Which one is it, and what does it ask of the branches?",
)
def differentiate(expr, x):
    return sp.diff(expr, x)


@mistake(
    "a call to SymPy's own rules",
    "You know the rule for this node. Which one is it, and what does it ask of the branches?",
    row=45,
)
def differentiate(expr, x):
    return sp.Derivative(expr, x)


@mistake("printing instead of returning", "What does your function give back to whoever called it?")
def differentiate(expr, x):
    if not expr.has(x):
        print(0)
    elif expr == x:
        print(1)
    elif expr.is_Add:
        print(sum(differentiate(part, x) for part in expr.args))


# ---- gradient


@mistake(
    "the other letters made zero", "Holding y fixed is not the same as making it zero. What is y while x moves?", row=29
)
def gradient(expr, vars):
    return [differentiate(expr.subs({w: 0 for w in vars if w != v}), v) for v in vars]


@mistake(
    "all partial derivatives added up",
    "Which single direction were you asked to walk in? There is one entry for each letter.",
    row=30,
)
def gradient(expr, vars):
    return sum(differentiate(expr, v) for v in vars)


@mistake(
    "the sum of the partial derivatives, in every entry", "Which single direction does each entry belong to?", row=30
)
def gradient(expr, vars):
    total = sum(differentiate(expr, v) for v in vars)
    return [total for _ in vars]


@mistake(
    "the partial derivatives in reverse order",
    "Name the letter that moves in your first entry. Which letter was asked first?",
    row=31,
)
def gradient(expr, vars):
    return [differentiate(expr, v) for v in reversed(vars)]


@mistake("the first letter's derivative in every entry", "Name the letter that moves in your second entry.")
def gradient(expr, vars):
    return [differentiate(expr, vars[0]) for _ in vars]


@mistake("every letter of the formula, in the alphabet's order", "Which letters were asked for, and in which order?")
def gradient(expr, vars):
    return [differentiate(expr, v) for v in sorted(expr.free_symbols, key=str)]


@mistake(
    "the letters differentiated by one after the other",
    "Each entry starts from the function itself. Where does your second one start?",
)
def gradient(expr, vars):
    slopes = []
    for v in vars:
        expr = differentiate(expr, v)
        slopes.append(expr)
    return slopes


@mistake("only the first partial derivative", "How many letters were asked for, and how many entries came back?")
def gradient(expr, vars):
    return [differentiate(expr, vars[0])]


@mistake("return inside the loop", "How often does a loop run that returns in its first round?")
def gradient(expr, vars):
    for v in vars:
        return differentiate(expr, v)


@mistake("a dict, where a list was asked for", "A list has an order, and no keys. What goes into it?")
def gradient(expr, vars):
    return {v: differentiate(expr, v) for v in vars}


@mistake("a call to SymPy's own rules", "You have a machine of your own. Who is asked for the partial derivatives?")
def gradient(expr, vars):
    return [sp.diff(expr, v) for v in vars]


@mistake(
    "a call to SymPy's own rules", "You have a machine of your own. Who is asked for the partial derivatives?", row=45
)
def gradient(expr, vars):
    return [sp.Derivative(expr, v) for v in vars]


# ---- nth_derivative


@mistake("one derivative too few", "How often does your loop run for n = 1?")
def nth_derivative(expr, x, n):
    for _ in range(n - 1):
        expr = differentiate(expr, x)
    return expr


@mistake("one derivative too many", "How often should your loop run for n = 0?")
def nth_derivative(expr, x, n):
    for _ in range(n + 1):
        expr = differentiate(expr, x)
    return expr


@mistake("a zeroth derivative that is differentiated", "What is left of a function when nothing is done to it?")
def nth_derivative(expr, x, n):
    expr = differentiate(expr, x)
    for _ in range(n - 1):
        expr = differentiate(expr, x)
    return expr


@mistake("a zeroth derivative of 0", "What is left of a function when nothing is done to it?")
def nth_derivative(expr, x, n):
    if n == 0:
        return sp.Integer(0)
    return nth_derivative(differentiate(expr, x), x, n - 1) if n > 1 else differentiate(expr, x)


@mistake("the first derivative, for every n", "Where in your code does n say how often?")
def nth_derivative(expr, x, n):
    return differentiate(expr, x)


@mistake("the first derivative again, from the start", "Which formula goes into your second round, if there is one?")
def nth_derivative(expr, x, n):
    slope = expr
    for _ in range(n):
        slope = differentiate(expr, x)
    return slope


@mistake("the first derivative to the power n", "f″ is the slope of f′, not its square. What is done twice?")
def nth_derivative(expr, x, n):
    return differentiate(expr, x) ** n


@mistake("n times the first derivative", "f″ is the slope of f′, not its double. What is done twice?")
def nth_derivative(expr, x, n):
    return n * differentiate(expr, x)


@mistake("all derivatives in a list", "Only the last one was asked for. Where is it in your list?")
def nth_derivative(expr, x, n):
    found = [expr]
    for _ in range(n):
        found.append(differentiate(found[-1], x))
    return found


@mistake("the power rule used on every function", "For which functions do the exponents come down one after the other?")
def nth_derivative(expr, x, n):
    return sp.factorial(n) * expr / x**n


@mistake("the first derivative again, from the start", "Which formula goes into your second round, if there is one?")
def nth_derivative(expr, x, n):
    for _ in range(n):
        return differentiate(expr, x)
    return expr


@mistake("a call to SymPy's own rules", "You have a machine of your own. How often is it asked?")
def nth_derivative(expr, x, n):
    return sp.diff(expr, x, n)


# ---- slope_at


@mistake("the number put in before the derivative was there", "A number has slope 0. What has to come first?")
def slope_at(expr, x, point):
    return float(differentiate(expr.subs(x, point), x))


@mistake("the height, where the slope was asked for", "Which formula did you put the number into?")
def slope_at(expr, x, point):
    return float(expr.subs(x, point))


@mistake(
    "a number that is no float", "A whole number, or one that SymPy keeps exact: which call makes a float of either?"
)
def slope_at(expr, x, point):
    return differentiate(expr, x).subs(x, point)


@mistake("the digits of evalf, still SymPy's", "evalf gives a number of SymPy's kind. Which call makes a float of it?")
def slope_at(expr, x, point):
    return differentiate(expr, x).subs(x, point).evalf()


@mistake("a slope rounded to a whole number", "float or int: which keeps what stands behind the point?")
def slope_at(expr, x, point):
    return float(int(differentiate(expr, x).subs(x, point)))


@mistake(
    "a difference quotient, where the machine would be exact",
    "A quotient of differences loses digits. Who knows the slope as a formula?",
    row=64,
)
def slope_at(expr, x, point):
    h = 1e-5
    f = sp.lambdify(x, expr)
    return float((f(point + h) - f(point - h)) / (2 * h))


@mistake("the letter x, whatever the symbol was", "Which symbol are you to put the number in for?")
def slope_at(expr, x, point):
    x = sp.Symbol("x")
    return float(differentiate(expr, x).subs(x, point))


@mistake("the product of slope and point", "Put the number in for x; what are you multiplying by?")
def slope_at(expr, x, point):
    return float(differentiate(expr, x).subs(x, point) * point)


@mistake("a call to SymPy's own rules", "You have a machine of your own. Who is asked for the slope?")
def slope_at(expr, x, point):
    return float(sp.diff(expr, x).subs(x, point))


# ---- derivative_figure


@mistake(
    "one number against 201 points, where the slope is a constant",
    "What shape should a constant slope have on 201 points?",
    row=43,
)
def derivative_figure(expr, x, lo, hi):
    t = np.linspace(lo, hi, 201)
    fig, ax = plt.subplots()
    for name, formula in (("f", expr), ("f'", differentiate(expr, x))):
        ax.plot(t, sp.lambdify(x, formula)(t), label=f"${name} = {sp.latex(formula)}$")
    ax.set(xlabel=f"${x}$")
    ax.legend()
    return fig


@mistake("the function twice, and no slope", "Which of your two curves is the derivative?")
def derivative_figure(expr, x, lo, hi):
    t = np.linspace(lo, hi, 201)
    fig, ax = plt.subplots()
    for name, formula in (("f", expr), ("f'", expr)):
        ax.plot(t, sp.lambdify(x, formula)(t) + 0 * t, label=f"${name} = {sp.latex(formula)}$")
    ax.set(xlabel=f"${x}$")
    ax.legend()
    return fig


@mistake("the slope alone", "Two curves were asked for. Where is the function itself?")
def derivative_figure(expr, x, lo, hi):
    t = np.linspace(lo, hi, 201)
    fig, ax = plt.subplots()
    for name, formula in [("f'", differentiate(expr, x))]:
        ax.plot(t, sp.lambdify(x, formula)(t) + 0 * t, label=f"${name} = {sp.latex(formula)}$")
    ax.set(xlabel=f"${x}$")
    ax.legend()
    return fig


@mistake("the function alone", "Two curves were asked for. Where is its slope?")
def derivative_figure(expr, x, lo, hi):
    t = np.linspace(lo, hi, 201)
    fig, ax = plt.subplots()
    for name, formula in [("f", expr)]:
        ax.plot(t, sp.lambdify(x, formula)(t) + 0 * t, label=f"${name} = {sp.latex(formula)}$")
    ax.set(xlabel=f"${x}$")
    ax.legend()
    return fig


@mistake(
    "np.gradient without the spacing of the points",
    "Tell np.gradient how far apart the points are. Or ask the machine.",
    row=63,
)
def derivative_figure(expr, x, lo, hi):
    t = np.linspace(lo, hi, 201)
    f = sp.lambdify(x, expr)(t) + 0 * t
    fig, ax = plt.subplots()
    ax.plot(t, f, label=f"$f = {sp.latex(expr)}$")
    ax.plot(t, np.gradient(f), label="$f'$")
    ax.legend()
    return fig


@mistake("too few points for a smooth curve", "How many points does np.linspace make if you do not say?")
def derivative_figure(expr, x, lo, hi):
    t = np.linspace(lo, hi)
    fig, ax = plt.subplots()
    for name, formula in (("f", expr), ("f'", differentiate(expr, x))):
        ax.plot(t, sp.lambdify(x, formula)(t) + 0 * t, label=f"${name} = {sp.latex(formula)}$")
    ax.set(xlabel=f"${x}$")
    ax.legend()
    return fig


@mistake("labels that nobody sees", "The labels are there. Which call shows them?")
def derivative_figure(expr, x, lo, hi):
    t = np.linspace(lo, hi, 201)
    fig, ax = plt.subplots()
    for name, formula in (("f", expr), ("f'", differentiate(expr, x))):
        ax.plot(t, sp.lambdify(x, formula)(t) + 0 * t, label=f"${name} = {sp.latex(formula)}$")
    ax.set(xlabel=f"${x}$")
    return fig


@mistake("curves without labels", "Which curve is which? What does plot take beside the points?")
def derivative_figure(expr, x, lo, hi):
    t = np.linspace(lo, hi, 201)
    fig, ax = plt.subplots()
    for name, formula in (("f", expr), ("f'", differentiate(expr, x))):
        ax.plot(t, sp.lambdify(x, formula)(t) + 0 * t)
    ax.set(xlabel=f"${x}$")
    return fig


@mistake(
    "labels in Python's spelling", "x**2 is how Python spells it. Between which signs does matplotlib set a formula?"
)
def derivative_figure(expr, x, lo, hi):
    t = np.linspace(lo, hi, 201)
    fig, ax = plt.subplots()
    for name, formula in (("f", expr), ("f'", differentiate(expr, x))):
        ax.plot(t, sp.lambdify(x, formula)(t) + 0 * t, label=f"{name} = {formula}")
    ax.set(xlabel=f"${x}$")
    ax.legend()
    return fig


@mistake("a range that is not the one asked for", "From where to where were you to draw?")
def derivative_figure(expr, x, lo, hi):
    t = np.linspace(-5, 5, 201)
    fig, ax = plt.subplots()
    for name, formula in (("f", expr), ("f'", differentiate(expr, x))):
        ax.plot(t, sp.lambdify(x, formula)(t) + 0 * t, label=f"${name} = {sp.latex(formula)}$")
    ax.set(xlabel=f"${x}$")
    ax.legend()
    return fig


@mistake("the axes returned, not the figure", "plt.subplots gives two things. Which of them is the picture?")
def derivative_figure(expr, x, lo, hi):
    t = np.linspace(lo, hi, 201)
    fig, ax = plt.subplots()
    for name, formula in (("f", expr), ("f'", differentiate(expr, x))):
        ax.plot(t, sp.lambdify(x, formula)(t) + 0 * t, label=f"${name} = {sp.latex(formula)}$")
    ax.set(xlabel=f"${x}$")
    ax.legend()
    return ax


@mistake("nothing returned", "What does your function give back to whoever called it?")
def derivative_figure(expr, x, lo, hi):
    t = np.linspace(lo, hi, 201)
    fig, ax = plt.subplots()
    for name, formula in (("f", expr), ("f'", differentiate(expr, x))):
        ax.plot(t, sp.lambdify(x, formula)(t) + 0 * t, label=f"${name} = {sp.latex(formula)}$")
    ax.set(xlabel=f"${x}$")
    ax.legend()
    plt.show()


@mistake("a call to SymPy's own rules", "You have a machine of your own. Who is asked for the slope?")
def derivative_figure(expr, x, lo, hi):
    t = np.linspace(lo, hi, 201)
    fig, ax = plt.subplots()
    for name, formula in (("f", expr), ("f'", sp.diff(expr, x))):
        ax.plot(t, sp.lambdify(x, formula)(t) + 0 * t, label=f"${name} = {sp.latex(formula)}$")
    ax.set(xlabel=f"${x}$")
    ax.legend()
    return fig
