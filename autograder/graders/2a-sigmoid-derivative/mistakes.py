"""Known mistakes of 2a, each as a learner would hand it in. `row`: its number in the collection of misconceptions."""

import numpy as np

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
