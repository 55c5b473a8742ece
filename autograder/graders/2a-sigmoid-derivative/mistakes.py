"""Known mistakes of 2a, each as a learner would hand it in. `row`: its number in the collection of misconceptions."""

import numpy as np
import sympy as sp

from autograder.mistakes.known import mistake

# ---- sigmoid


@mistake("1/1 + e^(−z), which is 1 + e^(−z)", "Which part belongs under the fraction bar?", row=47)
def sigmoid(z):
    return 1 / 1 + np.exp(-z)


@mistake("σ(−z), the curve mirrored", "Should a large positive z give a value near 1 or near 0?", row=48)
def sigmoid(z):
    return 1 / (1 + np.exp(z))


@mistake(
    "1/(1 + e^(−z)) with nothing done about a large −z",
    "At z = −1000 your formula asks for e^1000. Can you ask for e^(−1000) instead?",
    row=49,
)
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    return 1 / (1 + np.exp(-z))


@mistake(
    "e^z/(1 + e^z) at a large z: large over large",
    "Divide above and below by e^z before you compute. What is left?",
    row=50,
)
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    return np.exp(z) / (1 + np.exp(z))


@mistake(
    "math.exp, which takes one number", "Your function gets a whole array at once. Which library takes arrays?", row=51
)
def sigmoid(z):
    import math

    return 1 / (1 + math.exp(-z))


@mistake(
    "results stored in an array of whole numbers",
    "np.zeros_like(z) copies the dtype of z too. Which dtype should the result have?",
    row=52,
)
def sigmoid(z):
    z = np.asarray(z)
    out = np.zeros_like(z)
    up = z >= 0
    out[up] = 1 / (1 + np.exp(-z[up]))
    e = np.exp(z[~up])
    out[~up] = e / (1 + e)
    return out


@mistake("a minus sign before a list", "A list cannot be negated. What turns any input into an array first?", row=53)
def sigmoid(z):
    return np.exp(-np.logaddexp(0, -z))


@mistake(
    "the bare formula: no lists, and e^1000 at z = −1000",
    "First: what turns a list into an array? Then: which exponent is never large?",
)
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


@mistake("z cut off on both sides", "Clipping changes the answer; rearranging does not. What is σ(−40)?", row=54)
def sigmoid(z):
    z = np.clip(np.asarray(z, dtype=float), -20, 20)
    return 1 / (1 + np.exp(-z))


@mistake("z cut off on both sides", "Clipping changes the answer; rearranging does not. What is σ(−40)?", row=54)
def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -30, 30)))


@mistake("z cut off on both sides", "Clipping changes the answer; rearranging does not. What is σ(−40)?", row=54)
def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -10, 10)))


@mistake("σ(−z), the curve mirrored", "Should a large positive z give a value near 1 or near 0?")
def sigmoid(z):
    e = np.exp(-np.asarray(z, dtype=float))
    return e / (1 + e)


@mistake("if on a whole array", "An array is not above or below 0 as a whole. What picks entry by entry?")
def sigmoid(z):
    if z >= 0:
        return 1 / (1 + np.exp(-z))
    return np.exp(z) / (1 + np.exp(z))


@mistake("a loop over z, which may be one number", "NumPy computes all entries at once. Which loop can go?")
def sigmoid(z):
    return np.array([1 / (1 + np.exp(-x)) for x in z])


@mistake("printing instead of returning", "What does your function give back to whoever called it?")
def sigmoid(z):
    print(1 / (1 + np.exp(-np.asarray(z, dtype=float))))


@mistake("a number made into a row", "One number in, one number out. Which call adds the axis?")
def sigmoid(z):
    z = np.atleast_1d(np.asarray(z, dtype=float))
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


@mistake(
    "too few digits: float32, or a rounded result", "A float64 keeps about sixteen digits. Where do yours get lost?"
)
def sigmoid(z):
    z = np.asarray(z, dtype=np.float32)
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


@mistake(
    "too few digits: float32, or a rounded result", "A float64 keeps about sixteen digits. Where do yours get lost?"
)
def sigmoid(z):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-np.asarray(z, dtype=np.float32)))


@mistake(
    "too few digits: float32, or a rounded result", "A float64 keeps about sixteen digits. Where do yours get lost?"
)
def sigmoid(z):
    e = np.exp(-np.abs(np.asarray(z, dtype=float)))
    return np.round(np.where(np.asarray(z) >= 0, 1, e) / (1 + e), 6)


@mistake("straight lines instead of the curve", "That is the hard sigmoid. Where does the real one reach 1?")
def sigmoid(z):
    return np.clip(0.2 * np.asarray(z, dtype=float) + 0.5, 0, 1)


@mistake("writing into the learner's own z", "Whose array did you just write into?", row=55)
def sigmoid(z):
    z = np.asarray(z)
    far = np.abs(z)
    if z.ndim:
        z *= -1
    else:
        z = -z
    return np.where(z > 0, np.exp(-far), 1.0) / (1 + np.exp(-far))


@mistake(
    "np.where with both branches computed",
    "np.where picks afterwards. Which of your two branches sees e^1000 all the same?",
    row=137,
)
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))


@mistake(
    "tanh(z), which runs from −1 to 1",
    "An activation of the sigmoid lies between 0 and 1. What shifts and shrinks tanh?",
)
def sigmoid(z):
    return np.tanh(z)


@mistake("½(1 + tanh z): the argument is twice too large", "The sigmoid is tanh stretched. By which factor, and where?")
def sigmoid(z):
    return 0.5 * (1 + np.tanh(z))


@mistake("the slope of the sigmoid, not the sigmoid", "Height or slope: which one is asked here?")
def sigmoid(z):
    a = 1 / (1 + np.exp(-np.asarray(z, dtype=float)))
    return a * (1 - a)


# ---- sigmoid_prime


@mistake("a·(1 − a) applied to z", "Is your argument z, or sigmoid(z)? Rename it to show which.", row=56)
def sigmoid_prime(z):
    return z * (1 - z)


@mistake("sigmoid applied twice", "How many times has σ been applied by now?", row=57)
def sigmoid_prime(z):
    a = sigmoid(sigmoid(z))
    return a * (1 - a)


@mistake("a·(1 + a) instead of a·(1 − a)", "The slope is never above its value at 0. What is that value?", row=58)
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 + a)


@mistake("1 − a, with one factor missing", "The slope has two factors, both made of a. Which one is missing?", row=59)
def sigmoid_prime(z):
    return 1 - sigmoid(z)


@mistake("1 − a, with one factor missing", "The slope has two factors, both made of a. Which one is missing?")
def sigmoid_prime(z):
    e = np.exp(-np.asarray(z, dtype=float))
    return e / (1 + e)


@mistake("a alone, with one factor missing", "That is the height. Which second factor makes it the slope?")
def sigmoid_prime(z):
    return sigmoid(z)


@mistake("a·(a − 1), the slope with its sign turned", "The curve never goes down. Which sign has its slope?", row=60)
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (a - 1)


@mistake(
    "infinity over infinity, far out",
    "Which form, made of σ alone, needs no large number?",
    row=61,
)
def sigmoid_prime(z):
    z = np.asarray(z, dtype=float)
    return np.exp(-z) / (1 + np.exp(-z)) ** 2


@mistake("infinity over infinity, far out", "Which form, made of σ alone, needs no large number?")
def sigmoid_prime(z):
    z = np.asarray(z, dtype=float)
    return np.exp(z) / (1 + np.exp(z)) ** 2


@mistake(
    "np.gradient without the spacing of the points",
    "Tell np.gradient how far apart the points are, or use no points.",
    row=63,
)
def sigmoid_prime(z):
    return np.gradient(sigmoid(z))


@mistake("a difference quotient, not the closed form", "Use the closed form; keep differences for checking.", row=64)
def sigmoid_prime(z):
    h = 1e-3
    z = np.asarray(z, dtype=float)
    return (sigmoid(z + h) - sigmoid(z)) / h


@mistake("a difference quotient, not the closed form", "Use the closed form; keep differences for checking.", row=64)
def sigmoid_prime(z):
    h = 1e-4
    z = np.asarray(z, dtype=float)
    return (sigmoid(z + h) - sigmoid(z)) / h


@mistake("a difference quotient, not the closed form", "Use the closed form; keep differences for checking.", row=64)
def sigmoid_prime(z):
    h = 1e-5
    z = np.asarray(z, dtype=float)
    return (sigmoid(z + h) - sigmoid(z)) / h


@mistake("a difference quotient, not the closed form", "Use the closed form; keep differences for checking.", row=64)
def sigmoid_prime(z):
    h = 1e-6
    z = np.asarray(z, dtype=float)
    return (sigmoid(z + h) - sigmoid(z)) / h


@mistake("a difference quotient, not the closed form", "Use the closed form; keep differences for checking.")
def sigmoid_prime(z):
    h = 1e-3
    z = np.asarray(z, dtype=float)
    return (sigmoid(z + h) - sigmoid(z - h)) / (2 * h)


@mistake("a difference quotient, not the closed form", "Use the closed form; keep differences for checking.")
def sigmoid_prime(z):
    h = 1e-4
    z = np.asarray(z, dtype=float)
    return (sigmoid(z + h) - sigmoid(z - h)) / (2 * h)


@mistake("a difference quotient, not the closed form", "Use the closed form; keep differences for checking.")
def sigmoid_prime(z):
    h = 1e-5
    z = np.asarray(z, dtype=float)
    return (sigmoid(z + h) - sigmoid(z - h)) / (2 * h)


@mistake("a difference quotient, not the closed form", "Use the closed form; keep differences for checking.")
def sigmoid_prime(z):
    h = 1e-6
    z = np.asarray(z, dtype=float)
    return (sigmoid(z + h) - sigmoid(z - h)) / (2 * h)


@mistake("a difference with step 1", "Shrink the step: does the peak change its height?", row=37)
def sigmoid_prime(z):
    z = np.asarray(z, dtype=float)
    return (sigmoid(z + 1) - sigmoid(z - 1)) / 2


@mistake(
    "the inner derivative forgotten",
    "The outer slope is ±1/(1 + e^(−z))². What is the slope of 1 + e^(−z), the inside?",
)
def sigmoid_prime(z):
    return sigmoid(z) ** 2


@mistake(
    "the inner derivative forgotten",
    "The outer slope is ±1/(1 + e^(−z))². What is the slope of 1 + e^(−z), the inside?",
)
def sigmoid_prime(z):
    return -(sigmoid(z) ** 2)


@mistake(
    "a·1 − a, with the brackets missing", "Python multiplies before it subtracts. What should be subtracted first?"
)
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * 1 - a


@mistake("a(1 − a) with no multiplication sign", "Python reads a(…) as a call. How is a product written?")
def sigmoid_prime(z):
    a = sigmoid(z)
    return a(1 - a)


@mistake("twice the slope", "At 0 the curve rises 1 over a run of 4. Where does your factor 2 come from?")
def sigmoid_prime(z):
    a = sigmoid(z)
    return 2 * a * (1 - a)


@mistake("a dot product", "Each point has a slope of its own. Which product keeps them apart?")
def sigmoid_prime(z):
    a = sigmoid(z)
    return np.dot(a, 1 - a)


@mistake("np.gradient along the given points", "The slope at one z needs no second point. Which formula gives it?")
def sigmoid_prime(z):
    return np.gradient(sigmoid(z), z)


@mistake("a minus sign before a list", "A list cannot be negated. What turns any input into an array first?")
def sigmoid_prime(z):
    a = 1 / (1 + np.exp(-z))
    return a * (1 - a)


@mistake("the sigmoid written out again, with e^1000 at z = −1000", "You have a quiet sigmoid already. Who computes a?")
def sigmoid_prime(z):
    a = 1 / (1 + np.exp(-np.asarray(z, dtype=float)))
    return a * (1 - a)


@mistake("printing instead of returning", "What does your function give back to whoever called it?")
def sigmoid_prime(z):
    a = sigmoid(z)
    print(a * (1 - a))


@mistake("the slope of tanh, 1 − a²", "Which curve has the slope 1 − a²? What is it for the sigmoid?")
def sigmoid_prime(z):
    return 1 - sigmoid(z) ** 2


# ---- sigmoid_prime_from_output


@mistake("sigmoid applied again", "The input is already a = σ(z). How many calls to sigmoid are left to make?")
def sigmoid_prime_from_output(a):
    s = sigmoid(a)
    return s * (1 - s)


@mistake(
    "a·(1 − a) with no array made of a list first", "What turns a list, or whole numbers, into an array of floats?"
)
def sigmoid_prime_from_output(a):
    return a * (1 - a)


@mistake("a·(1 + a) instead of a·(1 − a)", "At a = 1 the curve is flat. What does your formula say there?")
def sigmoid_prime_from_output(a):
    a = np.asarray(a, dtype=float)
    return a * (1 + a)


@mistake("a·(a − 1), the slope with its sign turned", "The curve never goes down. Which sign has its slope?")
def sigmoid_prime_from_output(a):
    a = np.asarray(a, dtype=float)
    return a * (a - 1)


@mistake("1 − a, with one factor missing", "The slope has two factors, both made of a. Which one is missing?")
def sigmoid_prime_from_output(a):
    return 1 - np.asarray(a, dtype=float)


@mistake("1 − a², the slope of tanh", "For which curve is 1 − a² the slope at height a?")
def sigmoid_prime_from_output(a):
    return 1 - np.asarray(a, dtype=float) ** 2


@mistake(
    "1 − 2a, the derivative of a·(1 − a) itself",
    "That differentiates once too often. Which formula is already the slope?",
)
def sigmoid_prime_from_output(a):
    return 1 - 2 * np.asarray(a, dtype=float)


# ---- prove_identity


@mistake("a circle: it begins with what it has to show", "Which side is the question, and which is the answer?")
def prove_identity():
    z, s = sp.symbols("z s")
    E = sp.exp(-z)
    return [s * (1 - s), 1 / (1 + E) * (1 - 1 / (1 + E)), E / (1 + E) ** 2, s * (1 - s)]


@mistake("a circle: it begins with what it has to show", "Which side is the question, and which is the answer?")
def prove_identity():
    z, s = sp.symbols("z s")
    E = sp.exp(-z)
    return [1 / (1 + E) * (1 - 1 / (1 + E)), E / (1 + E) ** 2, s - s**2, s * (1 - s)]


@mistake("the sigmoid, not its derivative, at the start", "Height or slope: which of the two is the proof about?")
def prove_identity():
    z, s = sp.symbols("z s")
    E = sp.exp(-z)
    return [1 / (1 + E), E / (1 + E) ** 2, 1 / (1 + E) * (1 - 1 / (1 + E)), s * (1 - s)]


@mistake("the sigmoid, not its derivative, at the start", "Height or slope: which of the two is the proof about?")
def prove_identity():
    z, s = sp.symbols("z s")
    E = sp.exp(-z)
    return [s, E * s**2, s * (1 - s)]


@mistake("a proof that stops before s", "You have E = exp(−z) left. Which part of it is s, and which 1 − s?")
def prove_identity():
    z = sp.Symbol("z")
    E = sp.exp(-z)
    return [sp.Derivative(1 / (1 + E), z), E / (1 + E) ** 2, 1 / (1 + E) * (1 - 1 / (1 + E))]


@mistake("a proof that only repeats itself", "What happens between the derivative and s(1 − s)? Write that down.")
def prove_identity():
    z, s = sp.symbols("z s")
    slope = sp.diff(1 / (1 + sp.exp(-z)), z)
    return [slope, slope, slope, s * (1 - s)]


@mistake("a leap from the question to the answer", "A reader asks why. Which two formulas stand between?")
def prove_identity():
    z, s = sp.symbols("z s")
    return [sp.Derivative(1 / (1 + sp.exp(-z)), z), s * (1 - s)]


@mistake("the minus of u′ = −e^(−z) lost", "The chain rule brings a minus twice. Where is the second one?")
def prove_identity():
    z, s = sp.symbols("z s")
    E = sp.exp(-z)
    return [sp.Derivative(1 / (1 + E), z), -E / (1 + E) ** 2, -1 / (1 + E) * (1 - 1 / (1 + E)), s * (1 - s)]


@mistake("the minus of u′ = −e^(−z) lost", "The chain rule brings a minus twice. Where is the second one?")
def prove_identity():
    z, s = sp.symbols("z s")
    E = sp.exp(-z)
    return [-E / (1 + E) ** 2, E / (1 + E) ** 2, s * (1 - s)]


@mistake(
    "the inner derivative forgotten",
    "With u = 1 + e^(−z) the outer slope is −1/u². By what is it multiplied?",
)
def prove_identity():
    z, s = sp.symbols("z s")
    E = sp.exp(-z)
    return [sp.Derivative(1 / (1 + E), z), -1 / (1 + E) ** 2, E / (1 + E) ** 2, s * (1 - s)]


@mistake(
    "the inner derivative forgotten",
    "With u = 1 + e^(−z) the outer slope is −1/u². By what is it multiplied?",
)
def prove_identity():
    z, s = sp.symbols("z s")
    E = sp.exp(-z)
    return [sp.Derivative(1 / (1 + E), z), 1 / (1 + E) ** 2, s**2]


@mistake("the exponential left out above the bar", "Where does the e^(−z) of u′ go when the fraction is split?")
def prove_identity():
    z, s = sp.symbols("z s")
    E = sp.exp(-z)
    return [sp.Derivative(1 / (1 + E), z), E / (1 + E) ** 2, 1 / (1 + E) * 1 / (1 + E), s * (1 - s)]


@mistake("s(1 + s) at the end", "Is e^(−z)/(1 + e^(−z)) more than 1, or less?")
def prove_identity():
    z, s = sp.symbols("z s")
    E = sp.exp(-z)
    return [sp.Derivative(1 / (1 + E), z), E / (1 + E) ** 2, s * (1 + s)]


@mistake("s(s − 1) at the end, the sign turned", "The curve never goes down. Which sign has s(s − 1)?", row=60)
def prove_identity():
    z, s = sp.symbols("z s")
    E = sp.exp(-z)
    return [sp.Derivative(1 / (1 + E), z), E / (1 + E) ** 2, 1 / (1 + E) * (1 - 1 / (1 + E)), s * (s - 1)]


@mistake("1 − s at the end, with one factor missing", "The fraction was split into two factors. Where is the other?")
def prove_identity():
    z, s = sp.symbols("z s")
    E = sp.exp(-z)
    return [sp.Derivative(1 / (1 + E), z), E / (1 + E) ** 2, 1 - s]


@mistake("s at the end, with one factor missing", "The fraction was split into two factors. Where is the other?")
def prove_identity():
    z, s = sp.symbols("z s")
    E = sp.exp(-z)
    return [sp.Derivative(1 / (1 + E), z), E / (1 + E) ** 2, s]


@mistake("z(1 − z) at the end", "z goes into the sigmoid; which letter comes out?", row=56)
def prove_identity():
    z = sp.Symbol("z")
    E = sp.exp(-z)
    return [sp.Derivative(1 / (1 + E), z), E / (1 + E) ** 2, 1 / (1 + E) * (1 - 1 / (1 + E)), z * (1 - z)]


@mistake("the denominator not squared", "The quotient rule divides by the square of something. Of what?", row=15)
def prove_identity():
    z, s = sp.symbols("z s")
    E = sp.exp(-z)
    return [sp.Derivative(1 / (1 + E), z), E / (1 + E), s * (1 - s)]


@mistake("one formula, where a list is asked for", "A proof is a list: which entries lead up to this one?")
def prove_identity():
    s = sp.Symbol("s")
    return s * (1 - s)


@mistake("formulas as text", "SymPy cannot compare text. What is left when the quotation marks go?")
def prove_identity():
    return ["Derivative(1/(1+exp(-z)), z)", "exp(-z)/(1+exp(-z))**2", "s*(1-s)"]


@mistake("an equation, where a formula is asked for", "The list says what is equal. Which side of = is the entry?")
def prove_identity():
    z, s = sp.symbols("z s")
    E = sp.exp(-z)
    slope = sp.Derivative(1 / (1 + E), z)
    return [sp.Eq(slope, E / (1 + E) ** 2), sp.Eq(slope, s * (1 - s))]


@mistake("something on a symbol that is not SymPy's", "Which library owns z, and which owns exp?", row=42)
def prove_identity():
    z, s = sp.symbols("z s")
    E = np.exp(-z)
    return [sp.Derivative(1 / (1 + E), z), E / (1 + E) ** 2, s * (1 - s)]


# ---- sigmoid_second


@mistake("the factor 1 − 2a forgotten", "That is the first derivative. What is the derivative of a − a² by a?")
def sigmoid_second(z):
    a = sigmoid(z)
    return a * (1 - a)


@mistake("1 − 2a alone: the inner derivative forgotten", "a moves with z. How fast?", row=17)
def sigmoid_second(z):
    return 1 - 2 * sigmoid(z)


@mistake("the formula for the slope applied twice", "p(1 − p) is the slope of a sigmoid. Is the bell one?")
def sigmoid_second(z):
    a = sigmoid(z)
    p = a * (1 - a)
    return p * (1 - p)


@mistake("the sign turned", "Right of 0 the slope gets smaller. Which sign has its derivative there?")
def sigmoid_second(z):
    a = sigmoid(z)
    return a * (1 - a) * (2 * a - 1)


@mistake("the slopes of the two factors multiplied", "Test that rule on z·z: you know the answer.", row=9)
def sigmoid_second(z):
    a = sigmoid(z)
    return -((a * (1 - a)) ** 2)


@mistake("only the first factor differentiated", "a moved while 1 − a stood still. Who else moves?", row=11)
def sigmoid_second(z):
    a = sigmoid(z)
    return a * (1 - a) * (1 - a)


@mistake("only the second factor differentiated", "1 − a moved while a stood still. Who else moves?")
def sigmoid_second(z):
    a = sigmoid(z)
    return -a * a * (1 - a)


@mistake("1 − a where 1 − 2a belongs", "What is the derivative of a² by a?")
def sigmoid_second(z):
    a = sigmoid(z)
    slope = a * (1 - a)
    return slope * (1 - a / 2)


@mistake("the slope squared", "It is no power of the first. Which rule takes you from one derivative to the next?")
def sigmoid_second(z):
    a = sigmoid(z)
    return (a * (1 - a)) ** 2


@mistake("z where a belongs", "Is your argument z, or sigmoid(z)? Rename it to show which.", row=56)
def sigmoid_second(z):
    z = np.asarray(z, dtype=float)
    return z * (1 - z) * (1 - 2 * z)


@mistake("z where a belongs", "Is your argument z, or sigmoid(z)? Rename it to show which.")
def sigmoid_second(z):
    z = np.asarray(z, dtype=float)
    return sigmoid_prime(z) * (1 - 2 * z)


@mistake(
    "np.gradient without the spacing of the points", "The formula needs no neighbours. What is made of a alone?", row=63
)
def sigmoid_second(z):
    return np.gradient(sigmoid_prime(z))


@mistake("a difference quotient, not the closed form", "Use the closed form; keep differences for checking.", row=64)
def sigmoid_second(z):
    h = 1e-3
    z = np.asarray(z, dtype=float)
    return (sigmoid_prime(z + h) - sigmoid_prime(z - h)) / (2 * h)


@mistake("a difference quotient, not the closed form", "Use the closed form; keep differences for checking.")
def sigmoid_second(z):
    h = 1e-4
    z = np.asarray(z, dtype=float)
    return (sigmoid_prime(z + h) - sigmoid_prime(z - h)) / (2 * h)


@mistake("a difference quotient, not the closed form", "Use the closed form; keep differences for checking.")
def sigmoid_second(z):
    h = 1e-5
    z = np.asarray(z, dtype=float)
    return (sigmoid_prime(z + h) - sigmoid_prime(z - h)) / (2 * h)


@mistake("a difference quotient, not the closed form", "Use the closed form; keep differences for checking.")
def sigmoid_second(z):
    h = 1e-3
    z = np.asarray(z, dtype=float)
    return (sigmoid(z + h) - 2 * sigmoid(z) + sigmoid(z - h)) / h**2


@mistake("the second derivative of tanh", "Which curve has the slope 1 − a²?")
def sigmoid_second(z):
    a = sigmoid(z)
    return -2 * a * (1 - a**2)


@mistake("a minus sign before a list", "A list cannot be negated. What turns any input into an array first?")
def sigmoid_second(z):
    a = 1 / (1 + np.exp(-z))
    return a * (1 - a) * (1 - 2 * a)


@mistake("a times the slope: the 1 of 1 − 2a lost", "What is the derivative of a − a² by a? It has two terms.")
def sigmoid_second(z):
    a = sigmoid(z)
    return -2 * a * a * (1 - a)


@mistake("a times the slope", "That is no derivative of a − a². Which two factors does the chain rule give?")
def sigmoid_second(z):
    return sigmoid(z) * sigmoid_prime(z)


@mistake("the slope's function applied to the slope", "Its argument is a pre-activation. Is a slope one?", row=57)
def sigmoid_second(z):
    return sigmoid_prime(sigmoid_prime(z))


@mistake("the slope's function applied to the slope", "Its argument is a pre-activation. Is a slope one?")
def sigmoid_second(z):
    return sigmoid_prime_from_output(sigmoid_prime(sigmoid(z)))


@mistake("the size without the sign", "Right of 0 the slope gets smaller. Which sign has its derivative there?")
def sigmoid_second(z):
    return np.abs(sigmoid_prime(z) * (1 - 2 * sigmoid(z)))


@mistake("printing instead of returning", "What does your function give back to whoever called it?")
def sigmoid_second(z):
    a = sigmoid(z)
    print(a * (1 - a) * (1 - 2 * a))


# ---- sigmoid_nth_coeffs


@mistake("the factor k forgotten", "d/dz of a^k needs the chain rule: a factor k is waiting.", row=79)
def sigmoid_nth_coeffs(n):
    coeffs = [1]
    for _ in range(n):
        new = [0] * (len(coeffs) + 1)
        for k, c in enumerate(coeffs, start=1):
            new[k - 1] += c
            new[k] -= c
        coeffs = new
    return coeffs


@mistake("every minus lost", "From the second line on, a line adds up to 0. Why?", row=80)
def sigmoid_nth_coeffs(n):
    coeffs = [1]
    for _ in range(n):
        new = [0] * (len(coeffs) + 1)
        for k, c in enumerate(coeffs, start=1):
            new[k - 1] += k * c
            new[k] += k * c
        coeffs = new
    return coeffs


@mistake("k counted from 0: the place in the list, not the power", "Which power of a does entry 0 belong to?")
def sigmoid_nth_coeffs(n):
    coeffs = [1]
    for _ in range(n):
        new = [0] * (len(coeffs) + 1)
        for k, c in enumerate(coeffs):
            new[k] += k * c
            new[k + 1] -= k * c
        coeffs = new
    return coeffs


@mistake("the factor k + 1 on the power that is gained", "Both powers come from one a^k. Which factor did it bring?")
def sigmoid_nth_coeffs(n):
    coeffs = [1]
    for _ in range(n):
        new = [0] * (len(coeffs) + 1)
        for k, c in enumerate(coeffs, start=1):
            new[k - 1] += k * c
            new[k] -= (k + 1) * c
        coeffs = new
    return coeffs


@mistake("the highest power first", "Entry 0 belongs to a. Where does your list begin?")
def sigmoid_nth_coeffs(n):
    coeffs = [1]
    for _ in range(n):
        new = [0] * (len(coeffs) + 1)
        for k, c in enumerate(coeffs, start=1):
            new[k - 1] += k * c
            new[k] -= k * c
        coeffs = new
    return coeffs[::-1]


@mistake("a place for the constant term, which is always 0", "Which power does entry 0 belong to, says the stub?")
def sigmoid_nth_coeffs(n):
    coeffs = [0, 1]
    for _ in range(n):
        new = [0] * (len(coeffs) + 1)
        for k, c in enumerate(coeffs):
            new[k] += k * c
            new[k + 1 if k + 1 < len(new) else k] -= k * c
        coeffs = new
    return coeffs


@mistake("one derivative too few", "How often do you differentiate for n = 1?")
def sigmoid_nth_coeffs(n):
    coeffs = [1]
    for _ in range(n - 1):
        new = [0] * (len(coeffs) + 1)
        for k, c in enumerate(coeffs, start=1):
            new[k - 1] += k * c
            new[k] -= k * c
        coeffs = new
    return coeffs


@mistake("one derivative too many", "What should n = 0 give?")
def sigmoid_nth_coeffs(n):
    coeffs = [1]
    for _ in range(n + 1):
        new = [0] * (len(coeffs) + 1)
        for k, c in enumerate(coeffs, start=1):
            new[k - 1] += k * c
            new[k] -= k * c
        coeffs = new
    return coeffs


@mistake("begun with the first derivative, where n = 0 asks for the sigmoid", "What is the 0-th derivative?")
def sigmoid_nth_coeffs(n):
    coeffs = [1, -1]
    for _ in range(n - 1):
        new = [0] * (len(coeffs) + 1)
        for k, c in enumerate(coeffs, start=1):
            new[k - 1] += k * c
            new[k] -= k * c
        coeffs = new
    return coeffs


@mistake("the rule for tanh, t′ = 1 − t²", "For which of the two is a′ = a − a²?")
def sigmoid_nth_coeffs(n):
    coeffs = [0, 1]
    for _ in range(n):
        new = [0] * (len(coeffs) + 1)
        for k in range(1, len(coeffs)):
            new[k - 1] += k * coeffs[k]
            new[k + 1] -= k * coeffs[k]
        coeffs = new
    return coeffs[: n + 1]


@mistake("differentiated by a, not by z", "a moves with z. By which factor does the chain rule remember that?", row=17)
def sigmoid_nth_coeffs(n):
    coeffs = [0, 1, -1]
    for _ in range(n - 1):
        coeffs = [k * c for k, c in enumerate(coeffs)][1:]
    return (coeffs[1:] + [0] * (n + 1))[: n + 1]


@mistake("the list cut after n entries", "How many powers does the n-th derivative have? Look at n = 1.")
def sigmoid_nth_coeffs(n):
    coeffs = [1]
    for _ in range(n):
        new = [0] * (len(coeffs) + 1)
        for k, c in enumerate(coeffs, start=1):
            new[k - 1] += k * c
            new[k] -= k * c
        coeffs = new
    return coeffs[:n]


@mistake("coefficients fitted and rounded", "Whole numbers in Python are exact. Where does a float come in?")
def sigmoid_nth_coeffs(n):
    coeffs = np.array([1], dtype=np.float32)
    for _ in range(n):
        k = np.arange(1, len(coeffs) + 1, dtype=np.float32)
        coeffs = np.append(k * coeffs, np.float32(0)) - np.append(np.float32(0), k * coeffs)
    return [int(c) for c in coeffs]


@mistake(
    "factorials without Stirling numbers", "Your line for n = 1 is right. What should stand in the middle at n = 2?"
)
def sigmoid_nth_coeffs(n):
    from math import factorial

    return [(-1) ** k * factorial(k) for k in range(n + 1)]


@mistake("Stirling numbers without factorials", "The last coefficient has size n!. Where does yours come from?")
def sigmoid_nth_coeffs(n):
    from sympy.functions.combinatorial.numbers import stirling

    return [int((-1) ** k * stirling(n + 1, k + 1)) for k in range(n + 1)]


@mistake(
    "Stirling numbers of n, k, where n + 1, k + 1 belong", "What does the formula give for n = 1? Count from where?"
)
def sigmoid_nth_coeffs(n):
    from sympy.functions.combinatorial.numbers import stirling

    return [int((-1) ** k * sp.factorial(k) * stirling(n, k)) for k in range(n + 1)]


@mistake("the polynomial, where its coefficients are asked for", "Which list does the stub want of this formula?")
def sigmoid_nth_coeffs(n):
    a = sp.Symbol("a")
    f = a
    for _ in range(n):
        f = sp.expand(sp.diff(f, a) * a * (1 - a))
    return f


# ---- derivative_matrix


@mistake("rows and columns exchanged", "What becomes of a alone? That is the first column.")
def derivative_matrix(N):
    k = np.arange(1, N + 1)
    return np.diag(k) - np.diag(k[:-1], k=1)


@mistake("the factor k forgotten", "d/dz of a^k needs the chain rule: a factor k is waiting.", row=79)
def derivative_matrix(N):
    return np.eye(N) - np.eye(N, k=-1)


@mistake("every minus lost", "a′ is a − a². Which of the two powers brings the minus?", row=80)
def derivative_matrix(N):
    k = np.arange(1, N + 1)
    return np.diag(k) + np.diag(k[:-1], k=-1)


@mistake("k counted from 0: the place in the list, not the power", "Which power of a does column 0 belong to?")
def derivative_matrix(N):
    k = np.arange(N)
    return np.diag(k) - np.diag(k[:-1], k=-1)


@mistake(
    "the factor of the power gained, not of the power it comes from",
    "Both entries of column k − 1 come from a^k. Which factor did it bring?",
)
def derivative_matrix(N):
    k = np.arange(1, N + 1)
    return np.diag(k) - np.diag(k[1:], k=-1)


@mistake("one row too many", "What would go to a^(N+1) falls off the board. Which shape is left?")
def derivative_matrix(N):
    M = np.zeros((N + 1, N))
    for k in range(1, N + 1):
        M[k - 1, k - 1] = k
        M[k, k - 1] = -k
    return M


@mistake("the matrix of polynomials in x", "That is d/dx of x^k. What is d/dz of a^k, when a moves too?")
def derivative_matrix(N):
    return np.diag(np.arange(1, N), k=1)


@mistake("the coefficients themselves, row by row", "Column k − 1 says what one derivative makes of a^k, nothing more.")
def derivative_matrix(N):
    M = np.zeros((N, N))
    coeffs = [1]
    for n in range(N):
        M[n, : n + 1] = coeffs
        new = [0] * (len(coeffs) + 1)
        for k, c in enumerate(coeffs, start=1):
            new[k - 1] += k * c
            new[k] -= k * c
        coeffs = new
    return M


@mistake("only the diagonal", "a^k feeds two powers. Where does the other go?")
def derivative_matrix(N):
    return np.diag(np.arange(1, N + 1))


@mistake("the sign turned", "a′ is a − a². Which sign has the a?")
def derivative_matrix(N):
    k = np.arange(1, N + 1)
    return np.diag(k[:-1], k=-1) - np.diag(k)


@mistake("an identity matrix", "That changes no column at all. What becomes of a alone?")
def derivative_matrix(N):
    return np.eye(N)


# ---- mend_plots


@mistake("a·(1 − a) applied to z", "Is x an argument of σ, or a value of it?", row=56)
def mend_plots():
    x, h = np.linspace(-10, 10, 201), 1e-5
    right = (sigmoid(x + h) - sigmoid(x - h)) / (2 * h)
    return {"raw": (x, x * (1 - x)), "spacing": (x, np.gradient(sigmoid(x), x)), "step": (x, right)}


@mistake("np.gradient without the spacing of the points", "Tell np.gradient how far apart the points are.", row=63)
def mend_plots():
    x, h = np.linspace(-10, 10, 201), 1e-5
    right = (sigmoid(x + h) - sigmoid(x - h)) / (2 * h)
    return {"raw": (x, sigmoid_prime(x)), "spacing": (x, np.gradient(sigmoid(x))), "step": (x, right)}


@mistake("a difference with step 1", "Shrink the step: does the peak change its height?", row=37)
def mend_plots():
    x = np.linspace(-10, 10, 201)
    step = (sigmoid(x + 1) - sigmoid(x - 1)) / 2
    return {"raw": (x, sigmoid_prime(x)), "spacing": (x, np.gradient(sigmoid(x), x)), "step": (x, step)}


@mistake("a forward difference with step 1", "Shrink the step: does the peak move?", row=37)
def mend_plots():
    x = np.linspace(-10, 10, 201)
    step = sigmoid(x + 1) - sigmoid(x)
    return {"raw": (x, sigmoid_prime(x)), "spacing": (x, np.gradient(sigmoid(x), x)), "step": (x, step)}


@mistake("a step still too large", "Halve the step: by how much does the peak change its height?")
def mend_plots():
    x, h = np.linspace(-10, 10, 201), 0.5
    step = (sigmoid(x + h) - sigmoid(x - h)) / (2 * h)
    return {"raw": (x, sigmoid_prime(x)), "spacing": (x, np.gradient(sigmoid(x), x)), "step": (x, step)}


@mistake("h on the wrong side of the bar", "Python divides and multiplies from left to right. What is below?", row=34)
def mend_plots():
    x, h = np.linspace(-10, 10, 201), 1e-3
    step = (sigmoid(x + h) - sigmoid(x - h)) / 2 * h
    return {"raw": (x, sigmoid_prime(x)), "spacing": (x, np.gradient(sigmoid(x), x)), "step": (x, step)}


@mistake("twice the slope", "From x − h to x + h, how long is the way?", row=33)
def mend_plots():
    x, h = np.linspace(-10, 10, 201), 1e-5
    step = (sigmoid(x + h) - sigmoid(x - h)) / h
    return {"raw": (x, sigmoid_prime(x)), "spacing": (x, np.gradient(sigmoid(x), x)), "step": (x, step)}


@mistake("a step so small that x + h is x", "Print x + h == x. What is left of the difference?", row=36)
def mend_plots():
    x, h = np.linspace(-10, 10, 201), 1e-20
    step = (sigmoid(x + h) - sigmoid(x - h)) / (2 * h)
    return {"raw": (x, sigmoid_prime(x)), "spacing": (x, np.gradient(sigmoid(x), x)), "step": (x, step)}


@mistake("100 points, of which none is 0", "The peak is at 0. How many points meet it?")
def mend_plots():
    x = np.linspace(-10, 10, 100)
    return dict.fromkeys(("raw", "spacing", "step"), (x, sigmoid_prime(x)))


@mistake("200 points, of which none is 0", "Between 200 points lie 199 gaps. Is 0 at one of their ends?")
def mend_plots():
    x = np.linspace(-10, 10, 200)
    return dict.fromkeys(("raw", "spacing", "step"), (x, sigmoid_prime(x)))


@mistake("an even number of points, of which none is 0", "Is there a point in the middle of an even number?")
def mend_plots():
    x = np.linspace(-10, 10, 1000)
    return dict.fromkeys(("raw", "spacing", "step"), (x, sigmoid_prime(x)))


@mistake("np.diff, which has one value less than there are points", "To which points do the 200 differences belong?")
def mend_plots():
    x = np.linspace(-10, 10, 201)
    spacing = np.diff(sigmoid(x)) / np.diff(x)
    return {"raw": (x, sigmoid_prime(x)), "spacing": (x, spacing), "step": (x, sigmoid_prime(x))}


@mistake("the slopes without their x", "A plot needs both. What stands under each key, says the stub?")
def mend_plots():
    x = np.linspace(-10, 10, 201)
    return dict.fromkeys(("raw", "spacing", "step"), sigmoid_prime(x))


@mistake("x and slope exchanged", "Which of the two rises from −10 to 10?")
def mend_plots():
    x = np.linspace(-10, 10, 201)
    return dict.fromkeys(("raw", "spacing", "step"), (sigmoid_prime(x), x))


@mistake("the sigmoid applied again to its own slope's argument", "How many times has σ been applied by now?", row=57)
def mend_plots():
    x = np.linspace(-10, 10, 201)
    return dict.fromkeys(("raw", "spacing", "step"), (x, sigmoid_prime(sigmoid(x))))


@mistake("the curve itself, not its slope", "Height or slope: which one is asked here?")
def mend_plots():
    x = np.linspace(-10, 10, 201)
    return dict.fromkeys(("raw", "spacing", "step"), (x, sigmoid(x)))


@mistake("another range of x", "From where to where shall x run, says the stub?")
def mend_plots():
    x = np.linspace(-6, 6, 201)
    return dict.fromkeys(("raw", "spacing", "step"), (x, sigmoid_prime(x)))


@mistake("the end of the range left out", "np.arange stops before its end. Which call does not?")
def mend_plots():
    x = np.arange(-10, 10, 0.1)
    return dict.fromkeys(("raw", "spacing", "step"), (x, sigmoid_prime(x)))


@mistake("a·(1 − a) applied to z", "Is x an argument of σ, or a value of it?")
def mend_plots():
    x, y = np.linspace(-10, 10, 100), np.linspace(-10, 10, 201)
    return {"raw": (x, x * (1 - x)), "spacing": (y, sigmoid_prime(y)), "step": (y, sigmoid_prime(y))}


@mistake("np.gradient without the spacing of the points", "Tell np.gradient how far apart the points are.")
def mend_plots():
    x, y = np.linspace(-10, 10, 100), np.linspace(-10, 10, 201)
    return {"raw": (y, sigmoid_prime(y)), "spacing": (x, np.gradient(sigmoid(x))), "step": (y, sigmoid_prime(y))}


@mistake("a difference with step 1", "Shrink the step: does the peak change its height?")
def mend_plots():
    x, y = np.linspace(-10, 10, 100), np.linspace(-10, 10, 201)
    step = (sigmoid(x + 1) - sigmoid(x - 1)) / 2
    return {"raw": (y, sigmoid_prime(y)), "spacing": (y, sigmoid_prime(y)), "step": (x, step)}


@mistake("the two arguments of np.gradient exchanged", "Heights first, then where they stand. Which is which in yours?")
def mend_plots():
    x = np.linspace(-10, 10, 201)
    spacing = np.gradient(x, sigmoid(x))
    return {"raw": (x, sigmoid_prime(x)), "spacing": (x, spacing), "step": (x, sigmoid_prime(x))}


@mistake("a pair, where a dict of three pairs is asked for", "Under which three keys shall the pairs stand?")
def mend_plots():
    x = np.linspace(-10, 10, 201)
    return x, sigmoid_prime(x)


@mistake("a key missing or misspelt", "Which three keys does the stub name, letter by letter?")
def mend_plots():
    x = np.linspace(-10, 10, 201)
    return {"Raw": (x, sigmoid_prime(x)), "Spacing": (x, sigmoid_prime(x)), "Step": (x, sigmoid_prime(x))}
