"""Known mistakes of 1a, each as a learner would hand it in. `row`: its number in the collection of misconceptions."""

import matplotlib.pyplot as plt
import numpy as np
import sympy as sp

from autograder.mistakes.known import mistake
from course.givens import problems

LEARNER = "in the notebook"

NOTHING_BACK = ("a result that is not returned", "What does your function give back to whoever called it?")

# ---- difference_quotient


@mistake("f(x + h) − f(x)/h, where only f(x) is divided", "What exactly is divided by h?", row=133)
def difference_quotient(f, x, h):
    return f(x + h) - f(x) / h


@mistake("the rise alone, not divided by the run", "Over which run does your rise happen? A slope is rise over run.")
def difference_quotient(f, x, h):
    return f(x + h) - f(x)


@mistake("rise over run, the rise turned round", "From x to x + h: which of the two heights comes first?")
def difference_quotient(f, x, h):
    return (f(x) - f(x + h)) / h


@mistake("run over rise", "Which of the two is divided by which?")
def difference_quotient(f, x, h):
    return h / (f(x + h) - f(x))


@mistake("the step to the left, from x − h to x", "Your two points are x − h and x. Which two are asked for?")
def difference_quotient(f, x, h):
    return (f(x) - f(x - h)) / h


@mistake("steps to both sides, from x − h to x + h", "Your two points are x − h and x + h. Which two are asked for?")
def difference_quotient(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)


@mistake(
    "both sides looked at, but divided by h", "How far apart are x − h and x + h? And which two points are asked for?"
)
def difference_quotient(f, x, h):
    return (f(x + h) - f(x - h)) / h


@mistake("f(x) + h in place of f(x + h)", "By how much should x move, and by how much does f(x)?")
def difference_quotient(f, x, h):
    return (f(x) + h - f(x)) / h


@mistake("division by x + h", "How far is it from x to x + h?")
def difference_quotient(f, x, h):
    return (f(x + h) - f(x)) / (x + h)


@mistake("division by x", "How far is it from x to x + h?")
def difference_quotient(f, x, h):
    return (f(x + h) - f(x)) / x


@mistake("the sign of h lost", "To the left the run is negative. What does abs make of it?")
def difference_quotient(f, x, h):
    return (f(x + h) - f(x)) / abs(h)


@mistake("the sign of h lost", "To the left the run is negative. What does abs make of it?")
def difference_quotient(f, x, h):
    h = abs(h)
    return (f(x + h) - f(x)) / h


@mistake("a step of your own in place of h", "Your function ignores one of its arguments. Which?")
def difference_quotient(f, x, h):
    h = 1e-5
    return (f(x + h) - f(x)) / h


@mistake("a step of your own in place of h", "Your function ignores one of its arguments. Which?")
def difference_quotient(f, x, h):
    return (f(x + 1e-6) - f(x)) / 1e-6


@mistake(
    "h times as steep: / and * from left to right", "Python reads / and * from left to right. What is divided by what?"
)
def difference_quotient(f, x, h):
    return (f(x + h) - f(x)) / 1 * h


@mistake("floats in place of fractions", "Which line of yours turns an exact fraction into a float?")
def difference_quotient(f, x, h):
    x, h = float(x), float(h)
    return (f(x + h) - f(x)) / h


@mistake("whole numbers only: //", "What does // do to what is left over?")
def difference_quotient(f, x, h):
    return (f(x + h) - f(x)) // h


@mistake(*NOTHING_BACK)
def difference_quotient(f, x, h):
    print((f(x + h) - f(x)) / h)


@mistake("f not called, but taken for a number", "f is a function. How do you get its height at x + h?")
def difference_quotient(f, x, h):
    return (f * (x + h) - f * x) / h


# ---- central_difference


@mistake("a step to one side only", "Your two points lie lopsided around x. Which two lie evenly?", row=32)
def central_difference(f, x, h=1e-5):
    return (f(x + h) - f(x)) / h


@mistake("a step to one side only, to the left", "Your two points lie lopsided around x. Which two lie evenly?")
def central_difference(f, x, h=1e-5):
    return (f(x) - f(x - h)) / h


@mistake("a step to one side only", "Your two points lie lopsided around x. Which two lie evenly?")
def central_difference(f, x, h=1e-8):
    return (f(x + h) - f(x)) / h


@mistake("a step to one side only", "Your two points lie lopsided around x. Which two lie evenly?")
def central_difference(f, x, h=1e-3):
    return (f(x + h) - f(x)) / h


@mistake("division by h where the run is 2h", "How far apart are your two points?", row=33)
def central_difference(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / h


@mistake("/2*h, which multiplies by h", "Python reads / and * from left to right. Where do brackets belong?", row=34)
def central_difference(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / 2 * h


@mistake("division by 2 alone", "The run is not 2. How far apart are your two points?")
def central_difference(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / 2


@mistake("a step of your own in place of h", "Your function ignores one of its arguments. Which?", row=35)
def central_difference(f, x, h=1e-5):
    h = 1e-5
    return (f(x + h) - f(x - h)) / (2 * h)


@mistake("a step of your own in place of h", "Your function ignores one of its arguments. Which?")
def central_difference(f, x, h=1e-5):
    return (f(x + 1e-4) - f(x - 1e-4)) / 2e-4


@mistake("too small a step where none is given", "How many digits of x + h − x are left for your h? Print it.", row=36)
def central_difference(f, x, h=1e-16):
    return (f(x + h) - f(x - h)) / (2 * h)


@mistake(
    "too large a step where none is given", "Shrink the step: does the slope of sin at 0 come closer to 1?", row=37
)
def central_difference(f, x, h=1.0):
    return (f(x + h) - f(x - h)) / (2 * h)


@mistake("too large a step where none is given", "Shrink the step: does the slope of sin at 0 come closer to 1?")
def central_difference(f, x, h=0.1):
    return (f(x + h) - f(x - h)) / (2 * h)


@mistake("too large a step where none is given", "Shrink the step: does the slope of sin at 0 come closer to 1?")
def central_difference(f, x, h=0.01):
    return (f(x + h) - f(x - h)) / (2 * h)


@mistake("too large a step where none is given", "Shrink the step: does the slope of sin at 0 come closer to 1?")
def central_difference(f, x, h=1e-3):
    return (f(x + h) - f(x - h)) / (2 * h)


@mistake("too small a step where none is given", "How many digits of x + h − x are left for your h? Print it.")
def central_difference(f, x, h=1e-12):
    return (f(x + h) - f(x - h)) / (2 * h)


@mistake("too small a step where none is given", "How many digits of x + h − x are left for your h? Print it.")
def central_difference(f, x, h=1e-10):
    return (f(x + h) - f(x - h)) / (2 * h)


@mistake("a step of half the length: from x − h/2 to x + h/2", "How far to each side is asked for?")
def central_difference(f, x, h=1e-5):
    return (f(x + h / 2) - f(x - h / 2)) / h


@mistake("brackets missing around the rise", "What exactly is divided by 2h?")
def central_difference(f, x, h=1e-5):
    return f(x + h) - f(x - h) / (2 * h)


@mistake("the rise turned round", "Which of the two heights comes first, going to the right?")
def central_difference(f, x, h=1e-5):
    return (f(x - h) - f(x + h)) / (2 * h)


@mistake("a sum of the two heights, not their difference", "What is a rise: a sum, or a difference?")
def central_difference(f, x, h=1e-5):
    return (f(x + h) + f(x - h)) / (2 * h)


@mistake("the difference of three heights, for the slope of the slope", "How many points does a secant have?")
def central_difference(f, x, h=1e-5):
    return (f(x + h) - 2 * f(x) + f(x - h)) / h**2


@mistake("numbers only, no arrays", "Which of your calls takes one number, and cannot take a row of them?")
def central_difference(f, x, h=1e-5):
    x = float(x)
    return (f(x + h) - f(x - h)) / (2 * h)


@mistake("np.gradient along the points", "Each x has a slope of its own. Which two neighbours does one x need?")
def central_difference(f, x, h=1e-5):
    return np.gradient(f(x), x)


@mistake("a slope rounded to a few digits", "Where do your digits go? Let whoever looks round.")
def central_difference(f, x, h=1e-5):
    return np.round((f(x + h) - f(x - h)) / (2 * h), 4)


@mistake(*NOTHING_BACK)
def central_difference(f, x, h=1e-5):
    print((f(x + h) - f(x - h)) / (2 * h))


# ---- power_rule


@mistake(
    "n·xⁿ, with the exponent left as it was",
    "After you bring the exponent down, what must happen to the exponent that stays?",
    row=1,
)
def power_rule(n, x):
    return n * x**n


@mistake("xⁿ⁻¹ without the factor n", "Check x² by hand at x = 1: is the slope there 1 or 2?", row=2)
def power_rule(n, x):
    return x ** (n - 1)


@mistake("a power integrated", "Which operation makes the exponent go up instead of down?", row=3)
def power_rule(n, x):
    return x ** (n + 1) / (n + 1)


@mistake("a slope of 1 for a constant", "How steep is a horizontal line?", row=4)
def power_rule(n, x):
    return 1 if n == 0 else n * x ** (n - 1)


@mistake("the exponent made whole", "Does the rule need n to be whole?", row=5)
def power_rule(n, x):
    return int(n) * x ** (int(n) - 1)


@mistake("the exponent lowered before it is brought down", "Which number comes down: the exponent before, or after?")
def power_rule(n, x):
    return (n - 1) * x ** (n - 1)


@mistake("the exponent raised by one", "Can the slope of x² have a higher degree than x² itself?")
def power_rule(n, x):
    return n * x ** (n + 1)


@mistake("(n·x)ⁿ⁻¹, the factor inside the power", "What is raised to the power: x alone, or n·x?")
def power_rule(n, x):
    return (n * x) ** (n - 1)


@mistake("n·xⁿ − 1: brackets missing", "Python raises before it subtracts. What should be subtracted first?")
def power_rule(n, x):
    return n * x**n - 1


@mistake("n times (n − 1): * in place of **", "How does Python spell “to the power”?")
def power_rule(n, x):
    return n * x * (n - 1)


@mistake("^ for a power", "How does Python spell “to the power”?", row=44)
def power_rule(n, x):
    return n * x ^ (n - 1)


@mistake("the rule for aˣ used on a power", "Is the variable in the base or in the exponent?")
def power_rule(n, x):
    return x**n * sp.log(x)


@mistake("the rule for aˣ used on a power", "Is the variable in the base or in the exponent?")
def power_rule(n, x):
    return x**n * (sp.log(x) if isinstance(x, sp.Basic) else np.log(np.abs(x)))


@mistake("a product repeated, for whole n only", "What does range make of n = −2 or ½?")
def power_rule(n, x):
    result = n
    for _ in range(n - 1):
        result = result * x
    return result


@mistake("numbers only, no letters", "x may be a letter too. Which call insists on a float?", row=42)
def power_rule(n, x):
    return n * np.power(np.asarray(x, dtype=float), n - 1)


@mistake("numbers only, no letters", "x may be a letter too. Which call insists on a float?")
def power_rule(n, x):
    import math

    return n * math.pow(x, n - 1)


@mistake("letters only, no numbers", "x may be the number 2.0. What can you not differentiate by?")
def power_rule(n, x):
    return sp.diff(x**n, x)


@mistake("a derivative that is only written down", "You wrote the question. What carries it out?", row=45)
def power_rule(n, x):
    t = sp.Symbol("x")
    return sp.Derivative(t**n, t)


@mistake(*NOTHING_BACK)
def power_rule(n, x):
    print(n * x ** (n - 1))


# ---- linear_rule


@mistake("c added to the slopes", "Stretching a curve by c: does its slope shift by c or scale by c?", row=6)
def linear_rule(c, df, dg):
    return c + df + dg


@mistake("the constant factor lost", "Where did the constant factor go?", row=7)
def linear_rule(c, df, dg):
    return df + dg


@mistake(
    "the constant factor differentiated to 0", "A constant alone has slope 0, but what about a constant times f?", row=8
)
def linear_rule(c, df, dg):
    return 0 * df + dg


@mistake("c on both slopes", "Which of the two curves is stretched?")
def linear_rule(c, df, dg):
    return c * (df + dg)


@mistake("c on the other slope", "Which of the two curves is stretched?")
def linear_rule(c, df, dg):
    return df + c * dg


@mistake("the slopes multiplied", "f and g are stacked, not multiplied. What happens to their rises?")
def linear_rule(c, df, dg):
    return c * df * dg


@mistake("a minus sign between the slopes", "f and g are added. Do their rises add or compete?")
def linear_rule(c, df, dg):
    return c * df - dg


@mistake("writing into the slopes that were given", "Whose array did you just write into?")
def linear_rule(c, df, dg):
    df *= c
    df += dg
    return df


@mistake("g left out", "Who else moves?")
def linear_rule(c, df, dg):
    return c * df


@mistake(*NOTHING_BACK)
def linear_rule(c, df, dg):
    print(c * df + dg)


# ---- product_rule


@mistake("the product of the slopes, f′·g′", "Test your rule on x·x: you already know that answer.", row=9)
def product_rule(f, df, g, dg):
    return df * dg


@mistake(
    "the product rule with a minus sign", "Both factors are growing: do their contributions add or compete?", row=10
)
def product_rule(f, df, g, dg):
    return df * g - f * dg


@mistake("the product rule with a minus sign", "Both factors are growing: do their contributions add or compete?")
def product_rule(f, df, g, dg):
    return f * dg - df * g


@mistake("one half of the product rule", "You let one factor move while the other stood still; who else moves?", row=11)
def product_rule(f, df, g, dg):
    return df * g


@mistake("one half of the product rule", "You let one factor move while the other stood still; who else moves?")
def product_rule(f, df, g, dg):
    return f * dg


@mistake("the sum of the slopes, f′ + g′", "Widening a rectangle adds a strip. How long is that strip?", row=12)
def product_rule(f, df, g, dg):
    return df + dg


@mistake(
    "each factor with its own slope", "When one side of a rectangle grows, along which side does the new strip lie?"
)
def product_rule(f, df, g, dg):
    return f * df + g * dg


@mistake("the product itself, not its slope", "Does your answer say how large the area is, or how fast it grows?")
def product_rule(f, df, g, dg):
    return f * g


@mistake("the corner counted too", "The corner is f′h wide and g′h high. What is left of it when h shrinks?")
def product_rule(f, df, g, dg):
    return df * g + f * dg + df * dg


@mistake("a factor where a sum is due", "How many strips are there, and are they added or multiplied?")
def product_rule(f, df, g, dg):
    return (df * g) * (f * dg)


@mistake("the quotient rule used on a product", "Is anything divided here?")
def product_rule(f, df, g, dg):
    return (df * g - f * dg) / g**2


@mistake("a dot product", "Each place has a slope of its own. Which product keeps them apart?")
def product_rule(f, df, g, dg):
    return np.dot(df, g) + np.dot(f, dg)


@mistake("numbers only, no letters", "f may be a letter too. Which call insists on a float?")
def product_rule(f, df, g, dg):
    return float(df) * float(g) + float(f) * float(dg)


@mistake(*NOTHING_BACK)
def product_rule(f, df, g, dg):
    print(df * g + f * dg)


# ---- quotient_rule


@mistake("the two terms swapped", "Try 1/x: is it rising or falling for x > 0?", row=13)
def quotient_rule(f, df, g, dg):
    return (f * dg - df * g) / g**2


@mistake("the quotient of the slopes, f′/g′", "Test your rule on x²/x. What should come out?", row=14)
def quotient_rule(f, df, g, dg):
    return df / dg


@mistake("the square below forgotten", "How many times does g stand below in the slope of 1/g?", row=15)
def quotient_rule(f, df, g, dg):
    return (df * g - f * dg) / g


@mistake("a plus sign between the terms", "A growing denominator pushes the quotient which way?", row=16)
def quotient_rule(f, df, g, dg):
    return (df * g + f * dg) / g**2


@mistake("no denominator at all", "What is the difference above divided by?")
def quotient_rule(f, df, g, dg):
    return df * g - f * dg


@mistake("the product rule used on a quotient", "Is g multiplied here, or divided by?")
def quotient_rule(f, df, g, dg):
    return df * g + f * dg


@mistake("brackets missing around the difference", "What exactly is divided by g²?")
def quotient_rule(f, df, g, dg):
    return df * g - f * dg / g**2


@mistake("the denominator treated as a constant", "What does the quotient do while only the denominator moves?")
def quotient_rule(f, df, g, dg):
    return df / g


@mistake("the numerator treated as a constant", "What does the quotient do while only the numerator moves?")
def quotient_rule(f, df, g, dg):
    return -f * dg / g**2


@mistake("the slope of g squared below", "What is squared below: g, or its slope?")
def quotient_rule(f, df, g, dg):
    return (df * g - f * dg) / dg**2


@mistake("the numerator squared below", "Which of the two is squared below?")
def quotient_rule(f, df, g, dg):
    return (df * g - f * dg) / f**2


@mistake("each multiplied by its own slope", "In each term, how many of the two are differentiated?")
def quotient_rule(f, df, g, dg):
    return (f * df - g * dg) / g**2


@mistake("^ for a power", "How does Python spell “to the power”?", row=44)
def quotient_rule(f, df, g, dg):
    return (df * g - f * dg) / g ^ 2


@mistake("whole numbers only: //", "What does // do to what is left over?")
def quotient_rule(f, df, g, dg):
    return (df * g - f * dg) // g**2


@mistake(*NOTHING_BACK)
def quotient_rule(f, df, g, dg):
    print((df * g - f * dg) / g**2)


# ---- chain_rule


@mistake("the inner slope forgotten", "If x moves by 1, how far does the inside move?", row=17)
def chain_rule(df, g, dg):
    return df(g)


@mistake(
    "the outer slope read at the inner slope",
    "The outer slope is read at the inner value. Which of the two is that?",
    row=18,
)
def chain_rule(df, g, dg):
    return df(dg)


@mistake(
    "the outer slope read at the inner slope", "The outer slope is read at the inner value. Which of the two is that?"
)
def chain_rule(df, g, dg):
    return df(dg) * dg


@mistake("g and its slope swapped", "Which of the two goes into the outer slope, and which one multiplies?")
def chain_rule(df, g, dg):
    return df(dg) * g


@mistake(
    "the inner slope multiplied inside",
    "Does the inner slope stretch the result, or what goes into the outer slope?",
    row=23,
)
def chain_rule(df, g, dg):
    return df(g * dg)


@mistake(
    "the inner slope added instead of multiplied", "If the inside moves three times as fast, what becomes of the slope?"
)
def chain_rule(df, g, dg):
    return df(g) + dg


@mistake("the inside in place of its slope", "By what is the outer slope multiplied: the inside, or its slope?")
def chain_rule(df, g, dg):
    return df(g) * g


@mistake("the inner slope used twice", "How often does each layer pass its slope on?")
def chain_rule(df, g, dg):
    return df(g) * dg**2


@mistake("division by the inner slope", "If the inside moves three times as fast as x, is the slope larger or smaller?")
def chain_rule(df, g, dg):
    return df(g) / dg


@mistake("a product rule for a composition", "Are the two multiplied, or does one go into the other?")
def chain_rule(df, g, dg):
    return df(g) * g + df(g) * dg


@mistake(
    "a function taken for a number, or a number for a function",
    "df is to be called, dg is to be multiplied by. Which is which in your line?",
)
def chain_rule(df, g, dg):
    return df * dg


@mistake(
    "a function taken for a number, or a number for a function",
    "df is to be called, dg is to be multiplied by. Which is which in your line?",
)
def chain_rule(df, g, dg):
    return df * g * dg


@mistake(
    "a function taken for a number, or a number for a function",
    "df is to be called, dg is to be multiplied by. Which is which in your line?",
)
def chain_rule(df, g, dg):
    return df(g) * dg(g)


@mistake("the outer slope measured once more", "df is a slope already. Why differentiate it again?")
def chain_rule(df, g, dg):
    h = 1e-5
    return (df(g + h) - df(g - h)) / (2 * h) * dg


@mistake("numbers only, no letters", "g may be a letter too. Which call insists on a float?", row=42)
def chain_rule(df, g, dg):
    return float(df(float(g))) * float(dg)


@mistake(*NOTHING_BACK)
def chain_rule(df, g, dg):
    print(df(g) * dg)


# ---- derivative_table


@mistake("x·eˣ⁻¹ for the slope of exp", "Is the variable in the base or in the exponent?", row=24)
def derivative_table():
    x, a = sp.symbols("x a")
    table = {"exp": sp.exp(x), "log": 1 / x, "sin": sp.cos(x), "cos": -sp.sin(x), "tan": 1 + sp.tan(x) ** 2}
    table |= {"sqrt": 1 / (2 * sp.sqrt(x)), "1/x": -1 / x**2, "a**x": a**x * sp.log(a), "tanh": 1 - sp.tanh(x) ** 2}
    return table | {"exp": x * sp.exp(x - 1)}


@mistake("1/log x for the slope of log", "What is the slope of log at x = 1?", row=25)
def derivative_table():
    x, a = sp.symbols("x a")
    table = {"exp": sp.exp(x), "log": 1 / x, "sin": sp.cos(x), "cos": -sp.sin(x), "tan": 1 + sp.tan(x) ** 2}
    table |= {"sqrt": 1 / (2 * sp.sqrt(x)), "1/x": -1 / x**2, "a**x": a**x * sp.log(a), "tanh": 1 - sp.tanh(x) ** 2}
    return table | {"log": 1 / sp.log(x)}


@mistake("the minus sign of the slope of cos lost", "Just right of 0, does cos go up or down?", row=26)
def derivative_table():
    x, a = sp.symbols("x a")
    table = {"exp": sp.exp(x), "log": 1 / x, "sin": sp.cos(x), "cos": -sp.sin(x), "tan": 1 + sp.tan(x) ** 2}
    table |= {"sqrt": 1 / (2 * sp.sqrt(x)), "1/x": -1 / x**2, "a**x": a**x * sp.log(a), "tanh": 1 - sp.tanh(x) ** 2}
    return table | {"cos": sp.sin(x)}


@mistake("aˣ for its own slope", "Only one base has slope 1 at 0. Which?", row=27)
def derivative_table():
    x, a = sp.symbols("x a")
    table = {"exp": sp.exp(x), "log": 1 / x, "sin": sp.cos(x), "cos": -sp.sin(x), "tan": 1 + sp.tan(x) ** 2}
    table |= {"sqrt": 1 / (2 * sp.sqrt(x)), "1/x": -1 / x**2, "a**x": a**x * sp.log(a), "tanh": 1 - sp.tanh(x) ** 2}
    return table | {"a**x": a**x}


@mistake(
    "1/x² for the slope of 1/x, without the minus sign",
    "Rewrite 1/x as a power. What becomes of the sign of its exponent?",
    row=28,
)
def derivative_table():
    x, a = sp.symbols("x a")
    table = {"exp": sp.exp(x), "log": 1 / x, "sin": sp.cos(x), "cos": -sp.sin(x), "tan": 1 + sp.tan(x) ** 2}
    table |= {"sqrt": 1 / (2 * sp.sqrt(x)), "1/x": -1 / x**2, "a**x": a**x * sp.log(a), "tanh": 1 - sp.tanh(x) ** 2}
    return table | {"1/x": 1 / x**2}


@mistake("log x for the slope of 1/x: integrated", "Which operation makes a log of 1/x?")
def derivative_table():
    x, a = sp.symbols("x a")
    table = {"exp": sp.exp(x), "log": 1 / x, "sin": sp.cos(x), "cos": -sp.sin(x), "tan": 1 + sp.tan(x) ** 2}
    table |= {"sqrt": 1 / (2 * sp.sqrt(x)), "1/x": -1 / x**2, "a**x": a**x * sp.log(a), "tanh": 1 - sp.tanh(x) ** 2}
    return table | {"1/x": sp.log(x)}


@mistake("a minus sign too many in the slope of sin", "Just right of 0, does sin go up or down?")
def derivative_table():
    x, a = sp.symbols("x a")
    table = {"exp": sp.exp(x), "log": 1 / x, "sin": sp.cos(x), "cos": -sp.sin(x), "tan": 1 + sp.tan(x) ** 2}
    table |= {"sqrt": 1 / (2 * sp.sqrt(x)), "1/x": -1 / x**2, "a**x": a**x * sp.log(a), "tanh": 1 - sp.tanh(x) ** 2}
    return table | {"sin": -sp.cos(x)}


@mistake("the power rule used on aˣ", "Is the variable in the base or in the exponent?")
def derivative_table():
    x, a = sp.symbols("x a")
    table = {"exp": sp.exp(x), "log": 1 / x, "sin": sp.cos(x), "cos": -sp.sin(x), "tan": 1 + sp.tan(x) ** 2}
    table |= {"sqrt": 1 / (2 * sp.sqrt(x)), "1/x": -1 / x**2, "a**x": a**x * sp.log(a), "tanh": 1 - sp.tanh(x) ** 2}
    return table | {"a**x": x * a ** (x - 1)}


@mistake("log x in place of log a", "Which of the two stands still in aˣ: the base or the exponent?")
def derivative_table():
    x, a = sp.symbols("x a")
    table = {"exp": sp.exp(x), "log": 1 / x, "sin": sp.cos(x), "cos": -sp.sin(x), "tan": 1 + sp.tan(x) ** 2}
    table |= {"sqrt": 1 / (2 * sp.sqrt(x)), "1/x": -1 / x**2, "a**x": a**x * sp.log(a), "tanh": 1 - sp.tanh(x) ** 2}
    return table | {"a**x": a**x * sp.log(x)}


@mistake("the square in the slope of tan lost", "Write tan as sin/cos and use the quotient rule. What stands below?")
def derivative_table():
    x, a = sp.symbols("x a")
    table = {"exp": sp.exp(x), "log": 1 / x, "sin": sp.cos(x), "cos": -sp.sin(x), "tan": 1 + sp.tan(x) ** 2}
    table |= {"sqrt": 1 / (2 * sp.sqrt(x)), "1/x": -1 / x**2, "a**x": a**x * sp.log(a), "tanh": 1 - sp.tanh(x) ** 2}
    return table | {"tan": 1 / sp.cos(x)}


@mistake("the square in the slope of tan lost", "Write tan as sin/cos and use the quotient rule. What stands below?")
def derivative_table():
    x, a = sp.symbols("x a")
    table = {"exp": sp.exp(x), "log": 1 / x, "sin": sp.cos(x), "cos": -sp.sin(x), "tan": 1 + sp.tan(x) ** 2}
    table |= {"sqrt": 1 / (2 * sp.sqrt(x)), "1/x": -1 / x**2, "a**x": a**x * sp.log(a), "tanh": 1 - sp.tanh(x) ** 2}
    return table | {"tan": 1 + sp.tan(x)}


@mistake("the slope of cot for tan", "tan rises wherever it is defined. What does yours do?")
def derivative_table():
    x, a = sp.symbols("x a")
    table = {"exp": sp.exp(x), "log": 1 / x, "sin": sp.cos(x), "cos": -sp.sin(x), "tan": 1 + sp.tan(x) ** 2}
    table |= {"sqrt": 1 / (2 * sp.sqrt(x)), "1/x": -1 / x**2, "a**x": a**x * sp.log(a), "tanh": 1 - sp.tanh(x) ** 2}
    return table | {"tan": -1 / sp.sin(x) ** 2}


@mistake("numerator and denominator of tan differentiated apart", "Test that on x²/x. What should come out?")
def derivative_table():
    x, a = sp.symbols("x a")
    table = {"exp": sp.exp(x), "log": 1 / x, "sin": sp.cos(x), "cos": -sp.sin(x), "tan": 1 + sp.tan(x) ** 2}
    table |= {"sqrt": 1 / (2 * sp.sqrt(x)), "1/x": -1 / x**2, "a**x": a**x * sp.log(a), "tanh": 1 - sp.tanh(x) ** 2}
    return table | {"tan": sp.cos(x) / -sp.sin(x)}


@mistake("a factor 2 above instead of below in the slope of √x", "How steep is √x at x = 1? Try √1.1.")
def derivative_table():
    x, a = sp.symbols("x a")
    table = {"exp": sp.exp(x), "log": 1 / x, "sin": sp.cos(x), "cos": -sp.sin(x), "tan": 1 + sp.tan(x) ** 2}
    table |= {"sqrt": 1 / (2 * sp.sqrt(x)), "1/x": -1 / x**2, "a**x": a**x * sp.log(a), "tanh": 1 - sp.tanh(x) ** 2}
    return table | {"sqrt": 2 / sp.sqrt(x)}


@mistake("the ½ lost in the slope of √x", "How steep is √x at x = 1? Try √1.1.")
def derivative_table():
    x, a = sp.symbols("x a")
    table = {"exp": sp.exp(x), "log": 1 / x, "sin": sp.cos(x), "cos": -sp.sin(x), "tan": 1 + sp.tan(x) ** 2}
    table |= {"sqrt": 1 / (2 * sp.sqrt(x)), "1/x": -1 / x**2, "a**x": a**x * sp.log(a), "tanh": 1 - sp.tanh(x) ** 2}
    return table | {"sqrt": 1 / sp.sqrt(x)}


@mistake("the root in the slope of √x lost", "Write √x as a power. Which exponent is left?")
def derivative_table():
    x, a = sp.symbols("x a")
    table = {"exp": sp.exp(x), "log": 1 / x, "sin": sp.cos(x), "cos": -sp.sin(x), "tan": 1 + sp.tan(x) ** 2}
    table |= {"sqrt": 1 / (2 * sp.sqrt(x)), "1/x": -1 / x**2, "a**x": a**x * sp.log(a), "tanh": 1 - sp.tanh(x) ** 2}
    return table | {"sqrt": 1 / (2 * x)}


@mistake("√x/2 for the slope of √x", "√x gets flatter as x grows. What does your slope do?")
def derivative_table():
    x, a = sp.symbols("x a")
    table = {"exp": sp.exp(x), "log": 1 / x, "sin": sp.cos(x), "cos": -sp.sin(x), "tan": 1 + sp.tan(x) ** 2}
    table |= {"sqrt": 1 / (2 * sp.sqrt(x)), "1/x": -1 / x**2, "a**x": a**x * sp.log(a), "tanh": 1 - sp.tanh(x) ** 2}
    return table | {"sqrt": sp.sqrt(x) / 2}


@mistake("the square in the slope of tanh lost", "A square went missing. Where?", row=65)
def derivative_table():
    x, a = sp.symbols("x a")
    table = {"exp": sp.exp(x), "log": 1 / x, "sin": sp.cos(x), "cos": -sp.sin(x), "tan": 1 + sp.tan(x) ** 2}
    table |= {"sqrt": 1 / (2 * sp.sqrt(x)), "1/x": -1 / x**2, "a**x": a**x * sp.log(a), "tanh": 1 - sp.tanh(x) ** 2}
    return table | {"tanh": 1 - sp.tanh(x)}


@mistake("1/cosh for the slope of tanh", "Compare with 1 − tanh² at 1. Are they equal?", row=66)
def derivative_table():
    x, a = sp.symbols("x a")
    table = {"exp": sp.exp(x), "log": 1 / x, "sin": sp.cos(x), "cos": -sp.sin(x), "tan": 1 + sp.tan(x) ** 2}
    table |= {"sqrt": 1 / (2 * sp.sqrt(x)), "1/x": -1 / x**2, "a**x": a**x * sp.log(a), "tanh": 1 - sp.tanh(x) ** 2}
    return table | {"tanh": 1 / sp.cosh(x)}


@mistake("1 − x² for the slope of tanh", "Which quantity is squared: x, or tanh x?", row=67)
def derivative_table():
    x, a = sp.symbols("x a")
    table = {"exp": sp.exp(x), "log": 1 / x, "sin": sp.cos(x), "cos": -sp.sin(x), "tan": 1 + sp.tan(x) ** 2}
    table |= {"sqrt": 1 / (2 * sp.sqrt(x)), "1/x": -1 / x**2, "a**x": a**x * sp.log(a), "tanh": 1 - sp.tanh(x) ** 2}
    return table | {"tanh": 1 - x**2}


@mistake("the slope of tan for tanh", "Can tanh get steeper and steeper, when it never exceeds 1?")
def derivative_table():
    x, a = sp.symbols("x a")
    table = {"exp": sp.exp(x), "log": 1 / x, "sin": sp.cos(x), "cos": -sp.sin(x), "tan": 1 + sp.tan(x) ** 2}
    table |= {"sqrt": 1 / (2 * sp.sqrt(x)), "1/x": -1 / x**2, "a**x": a**x * sp.log(a), "tanh": 1 - sp.tanh(x) ** 2}
    return table | {"tanh": 1 + sp.tanh(x) ** 2}


@mistake("derivatives that are only written down", "You wrote the questions. What carries them out?", row=45)
def derivative_table():
    x, a = sp.symbols("x a")
    functions = {"exp": sp.exp(x), "log": sp.log(x), "sin": sp.sin(x), "cos": sp.cos(x), "tan": sp.tan(x)}
    functions |= {"sqrt": sp.sqrt(x), "1/x": 1 / x, "a**x": a**x, "tanh": sp.tanh(x)}
    return {key: sp.Derivative(f, x) for key, f in functions.items()}


@mistake("the functions themselves, not their slopes", "Do your entries say how high a curve is, or how steep?")
def derivative_table():
    x, a = sp.symbols("x a")
    functions = {"exp": sp.exp(x), "log": sp.log(x), "sin": sp.sin(x), "cos": sp.cos(x), "tan": sp.tan(x)}
    functions |= {"sqrt": sp.sqrt(x), "1/x": 1 / x, "a**x": a**x, "tanh": sp.tanh(x)}
    return functions


@mistake("integrals in place of slopes", "Which operation undoes the one that is asked for?")
def derivative_table():
    x, a = sp.symbols("x a")
    functions = {"exp": sp.exp(x), "log": sp.log(x), "sin": sp.sin(x), "cos": sp.cos(x), "tan": sp.tan(x)}
    functions |= {"sqrt": sp.sqrt(x), "1/x": 1 / x, "a**x": a**x, "tanh": sp.tanh(x)}
    return {key: sp.integrate(f, x) for key, f in functions.items()}


@mistake("the slope of the slope", "How many times have you differentiated?")
def derivative_table():
    x, a = sp.symbols("x a")
    functions = {"exp": sp.exp(x), "log": sp.log(x), "sin": sp.sin(x), "cos": sp.cos(x), "tan": sp.tan(x)}
    functions |= {"sqrt": sp.sqrt(x), "1/x": 1 / x, "a**x": a**x, "tanh": sp.tanh(x)}
    return {key: sp.diff(f, x, 2) for key, f in functions.items()}


@mistake("slopes along a instead of x", "Which letter moves?")
def derivative_table():
    x, a = sp.symbols("x a")
    functions = {"exp": sp.exp(x), "log": sp.log(x), "sin": sp.sin(x), "cos": sp.cos(x), "tan": sp.tan(x)}
    functions |= {"sqrt": sp.sqrt(x), "1/x": 1 / x, "a**x": a**x, "tanh": sp.tanh(x)}
    return {key: sp.diff(f, a) for key, f in functions.items()}


@mistake("formulas as text", "A formula in quotes is only letters. What makes an expression of it?")
def derivative_table():
    x, a = sp.symbols("x a")
    functions = {"exp": sp.exp(x), "log": sp.log(x), "sin": sp.sin(x), "cos": sp.cos(x), "tan": sp.tan(x)}
    functions |= {"sqrt": sp.sqrt(x), "1/x": 1 / x, "a**x": a**x, "tanh": sp.tanh(x)}
    return {key: str(sp.diff(f, x)) for key, f in functions.items()}


@mistake("numbers in place of formulas", "Each entry is a formula in x. Where did x go?")
def derivative_table():
    x, a = sp.symbols("x a")
    functions = {"exp": sp.exp(x), "log": sp.log(x), "sin": sp.sin(x), "cos": sp.cos(x), "tan": sp.tan(x)}
    functions |= {"sqrt": sp.sqrt(x), "1/x": 1 / x, "a**x": a**x, "tanh": sp.tanh(x)}
    return {key: float(sp.diff(f, x).subs({x: 1, a: 2})) for key, f in functions.items()}


@mistake(
    "functions of Python in place of formulas",
    "An entry is to be read, not called. What does it look like as an expression?",
)
def derivative_table():
    x, a = sp.symbols("x a")
    functions = {"exp": sp.exp(x), "log": sp.log(x), "sin": sp.sin(x), "cos": sp.cos(x), "tan": sp.tan(x)}
    functions |= {"sqrt": sp.sqrt(x), "1/x": 1 / x, "a**x": a**x, "tanh": sp.tanh(x)}
    return {key: sp.lambdify(x, sp.diff(f, x)) for key, f in functions.items()}


@mistake("nothing but the entry that was there", "Which eight keys are still missing?")
def derivative_table():
    x = sp.Symbol("x")
    return {"exp": sp.exp(x)}


@mistake("entries under other keys", "How are the keys spelled in the docstring?")
def derivative_table():
    x, a = sp.symbols("x a")
    table = {"e^x": sp.exp(x), "ln": 1 / x, "sine": sp.cos(x), "cosine": -sp.sin(x), "tangent": 1 + sp.tan(x) ** 2}
    table |= {"root": 1 / (2 * sp.sqrt(x)), "x^-1": -1 / x**2, "a^x": a**x * sp.log(a), "Tanh": 1 - sp.tanh(x) ** 2}
    return table


# ---- tangent_line


@mistake("the slope read at x, not at a", "Where is the slope read: at every x, or once?", row=134)
def tangent_line(f, df, a):
    return lambda x: f(a) + df(x) * (x - a)


@mistake("f(x) in place of f(a)", "A line starts at one height. Which one?")
def tangent_line(f, df, a):
    return lambda x: f(x) + df(a) * (x - a)


@mistake("no step from a: f(a) + f′(a)·x", "At x = a your line should be at f(a). What does it add there?")
def tangent_line(f, df, a):
    return lambda x: f(a) + df(a) * x


@mistake("a line through 0, without the height f(a)", "At x = a your line should be at f(a). Where is it?")
def tangent_line(f, df, a):
    return lambda x: df(a) * (x - a)


@mistake("f in place of its slope", "Which of the two functions says how steep the line is?")
def tangent_line(f, df, a):
    return lambda x: f(a) + f(a) * (x - a)


@mistake("slope and height swapped", "Which of the two says how high the line starts?")
def tangent_line(f, df, a):
    return lambda x: df(a) + f(a) * (x - a)


@mistake("x + a in place of x − a", "How far is it from a to x?")
def tangent_line(f, df, a):
    return lambda x: f(a) + df(a) * (x + a)


@mistake("a − x in place of x − a", "To the right of a the step is positive. Which difference is that?")
def tangent_line(f, df, a):
    return lambda x: f(a) + df(a) * (a - x)


@mistake("f(x) − f(a) in place of x − a", "How far is it from a to x, along the axis?")
def tangent_line(f, df, a):
    return lambda x: f(a) + df(a) * (f(x) - f(a))


@mistake(
    "the normal, not the tangent", "Your line stands upright on the curve. What is its slope, and what should it be?"
)
def tangent_line(f, df, a):
    return lambda x: f(a) - (x - a) / df(a)


@mistake(
    "a function taken for a number, or a number for a function",
    "What is to be returned: a number, or something that can be called with x? And what is df?",
)
def tangent_line(f, df, a):
    return f(a) + df(a) * (a - a)


@mistake(
    "a function taken for a number, or a number for a function",
    "What is to be returned: a number, or something that can be called with x? And what is df?",
)
def tangent_line(f, df, a):
    return lambda x: f(a) + df * (x - a)


@mistake("a secant of step 1", "The slope is given: df. Why measure it?")
def tangent_line(f, df, a):
    return lambda x: f(a) + (f(a + 1) - f(a)) * (x - a)


@mistake("the level line through (a, f(a))", "How steep is the curve at a?")
def tangent_line(f, df, a):
    return lambda x: f(a) + 0 * x


@mistake("a function that prints and returns nothing", "What does your line give back to whoever called it?")
def tangent_line(f, df, a):
    def line(x):
        print(f(a) + df(a) * (x - a))

    return line


@mistake("numbers only, no arrays of x", "x may be a row of points. Which call takes one number only?")
def tangent_line(f, df, a):
    return lambda x: float(f(a)) + float(df(a)) * (float(x) - a)


@mistake("the curve without its slope", "How many lines are asked for? Which one is missing?", of="tangent_line")
def tangent_figure(f, df, a):
    x = np.linspace(a - 2, a + 2, 201)
    fig, ax = plt.subplots()
    ax.plot(x, f(x), label="f")
    ax.plot(x, tangent_line(f, df, a)(x), label="tangent")
    ax.legend()
    return fig


@mistake("curves without a label", "Which line is which? What tells the reader?", of="tangent_line")
def tangent_figure(f, df, a):
    x = np.linspace(a - 2, a + 2, 201)
    fig, ax = plt.subplots()
    for y in (f(x), df(x), tangent_line(f, df, a)(x)):
        ax.plot(x, y)
    return fig


@mistake("labels that nobody sees", "Which call shows the labels that plot was given?", of="tangent_line")
def tangent_figure(f, df, a):
    x = np.linspace(a - 2, a + 2, 201)
    fig, ax = plt.subplots()
    ax.plot(x, f(x), label="f")
    ax.plot(x, df(x), label="slope")
    ax.plot(x, tangent_line(f, df, a)(x), label="tangent")
    return fig


@mistake("a picture over another range of x", "From where to where was the picture to go?", of="tangent_line")
def tangent_figure(f, df, a):
    x = np.linspace(0, 4, 201)
    fig, ax = plt.subplots()
    ax.plot(x, f(x), label="f")
    ax.plot(x, df(x), label="slope")
    ax.plot(x, tangent_line(f, df, a)(x), label="tangent")
    ax.legend()
    return fig


@mistake(
    "too few points for a curve",
    "How many points does np.linspace make by default? How many were asked for?",
    of="tangent_line",
)
def tangent_figure(f, df, a):
    x = np.linspace(a - 2, a + 2)
    fig, ax = plt.subplots()
    ax.plot(x, f(x), label="f")
    ax.plot(x, df(x), label="slope")
    ax.plot(x, tangent_line(f, df, a)(x), label="tangent")
    ax.legend()
    return fig


@mistake("a picture without its tangent", "How many lines are asked for? Which one is missing?", of="tangent_line")
def tangent_figure(f, df, a):
    x = np.linspace(a - 2, a + 2, 201)
    fig, ax = plt.subplots()
    ax.plot(x, f(x), label="f")
    ax.plot(x, df(x), label="slope")
    ax.legend()
    return fig


@mistake("the picture shown, but not returned", "What does tangent_figure give back?", of="tangent_line")
def tangent_figure(f, df, a):
    x = np.linspace(a - 2, a + 2, 201)
    ax = plt.gca()
    ax.plot(x, f(x), label="f")
    ax.plot(x, df(x), label="slope")
    ax.plot(x, tangent_line(f, df, a)(x), label="tangent")
    ax.legend()
    plt.show()


# ---- by_hand: the rule that failed is found by the differentiator; these are mistakes with all of it


@mistake("the function itself, not its slope", "Does your answer say how high the curve is, or how steep?")
def by_hand():
    return problems(LEARNER)


@mistake("the slope of the slope", "How many times have you differentiated?")
def by_hand():
    x = sp.Symbol("x")
    return [sp.diff(f, x, 2) for f in problems(LEARNER)]


@mistake("derivatives that are only written down", "You wrote the questions. What carries them out?", row=45)
def by_hand():
    x = sp.Symbol("x")
    return [sp.Derivative(f, x) for f in problems(LEARNER)]


@mistake("formulas as text", "A formula in quotes is only letters. What makes an expression of it?")
def by_hand():
    x = sp.Symbol("x")
    return [str(sp.diff(f, x)) for f in problems(LEARNER)]


@mistake("the slope of another of your functions", "In which order do your functions stand?")
def by_hand():
    x = sp.Symbol("x")
    return [sp.diff(f, x) for f in problems(LEARNER)][::-1]


@mistake(
    "the inner derivative forgotten",
    "How many layers does this have, and how many factors does its slope need?",
    row=22,
)
def by_hand():
    x = sp.Symbol("x")
    slopes = [sp.diff(f, x) for f in problems(LEARNER)]
    slopes[4] = slopes[4] / sp.diff(problems(LEARNER)[4].exp.as_coeff_Mul()[1].args[0], x)
    return slopes


@mistake("the product of the slopes, f′·g′", "Test your rule on x·x: you know that answer. What does it give?")
def by_hand():
    x = sp.Symbol("x")
    slopes = [sp.diff(f, x) for f in problems(LEARNER)]
    f, g = problems(LEARNER)[1].args
    slopes[1] = sp.diff(f, x) * sp.diff(g, x)
    return slopes


@mistake(
    "the quotient rule with its two terms swapped",
    "Which term makes the quotient grow: the one where the top moves, or where the bottom does?",
)
def by_hand():
    x = sp.Symbol("x")
    slopes = [sp.diff(f, x) for f in problems(LEARNER)]
    slopes[2] = -slopes[2]
    return slopes


@mistake("the quotient of the slopes, f′/g′", "Test your rule on x²/x. What should come out, and what does?")
def by_hand():
    x = sp.Symbol("x")
    slopes = [sp.diff(f, x) for f in problems(LEARNER)]
    f, g = sp.fraction(problems(LEARNER)[2])
    slopes[2] = sp.diff(f, x) / sp.diff(g, x)
    return slopes


@mistake(
    "the inner derivative multiplied inside",
    "Does the inner slope stretch the result, or what goes into the outer function?",
    row=23,
)
def by_hand():
    x = sp.Symbol("x")
    slopes = [sp.diff(f, x) for f in problems(LEARNER)]
    height = problems(LEARNER)[4]
    number, wave = height.exp.as_coeff_Mul()
    inside = wave.args[0]
    slopes[4] = height * number * wave.fdiff().subs(inside, inside * sp.diff(inside, x))
    return slopes


@mistake("a constant copied instead of differentiated", "How steep is a horizontal line?")
def by_hand():
    x = sp.Symbol("x")
    slopes = [sp.diff(f, x) for f in problems(LEARNER)]
    slopes[0] = slopes[0] + problems(LEARNER)[0].subs(x, 0)
    return slopes
