"""Known mistakes of 2b, each as a learner would hand it in. `row`: its number in the collection of misconceptions."""

import matplotlib.pyplot as plt
import numpy as np
from scipy.special import expit as sigmoid

from autograder.mistakes.known import mistake

# ---- tanh_prime, tanh_from_sigmoid


@mistake("1 − tanh z, with the square missing", "A square went missing. Which slope has tanh at z = −1?", row=65)
def tanh_prime(z):
    return 1 - np.tanh(np.asarray(z, dtype=float))


@mistake("1/cosh z, with the square missing", "Compare it with 1 − tanh² at z = 1. What is missing?", row=66)
def tanh_prime(z):
    return 1 / np.cosh(np.asarray(z, dtype=float))


@mistake("1 − z², with z in the place of the height", "Which quantity has to be squared: z or tanh z?", row=67)
def tanh_prime(z):
    z = np.asarray(z, dtype=float)
    return 1 - z**2


@mistake("t·(1 − t), the rule of the sigmoid", "a(1 − a) belongs to the sigmoid. Which range has tanh?")
def tanh_prime(z):
    t = np.tanh(np.asarray(z, dtype=float))
    return t * (1 - t)


@mistake("the slope of the sigmoid, four times too low at 0", "How much steeper is tanh at 0? Find both factors of 2.")
def tanh_prime(z):
    s = sigmoid(np.asarray(z, dtype=float))
    return s * (1 - s)


@mistake("1 + t², with the sign turned", "Where tanh is near 1 it is flat. What does your formula say there?")
def tanh_prime(z):
    return 1 + np.tanh(np.asarray(z, dtype=float)) ** 2


@mistake("t² − 1, the slope with its sign turned", "tanh never goes down. Which sign has its slope?")
def tanh_prime(z):
    return np.tanh(np.asarray(z, dtype=float)) ** 2 - 1


@mistake("tanh itself, not its slope", "At 0 the height is 0. How steep is the curve there?")
def tanh_prime(z):
    return np.tanh(np.asarray(z, dtype=float))


@mistake("tanh applied twice", "How many times is tanh applied by now? The height is t already.")
def tanh_prime(z):
    return 1 - np.tanh(np.tanh(np.asarray(z, dtype=float))) ** 2


@mistake("(1 − t)², the square in the wrong place", "Multiply (1 − t)² out. Which terms are too many?")
def tanh_prime(z):
    return (1 - np.tanh(np.asarray(z, dtype=float))) ** 2


@mistake(
    "half of the slope: an inner derivative of 2 forgotten",
    "2σ(2z) − 1 has two factors of 2. Which one did you lose?",
)
def tanh_prime(z):
    s = sigmoid(2 * np.asarray(z, dtype=float))
    return 2 * s * (1 - s)


@mistake("e^z over e^z: nan at z = 1000", "Large over large. Which function gives tanh without an overflow?")
def tanh_prime(z):
    z = np.asarray(z, dtype=float)
    u, v = np.exp(z) - np.exp(-z), np.exp(z) + np.exp(-z)
    return 1 - (u / v) ** 2


@mistake(
    "math.tanh, or ^ for a power: neither takes an array of floats",
    "Which library takes whole arrays, and how does Python spell a power?",
)
def tanh_prime(z):
    import math

    return 1 - math.tanh(z) ** 2


@mistake("nothing returned", "What does your function give back to whoever called it?")
def tanh_prime(z):
    print(1 - np.tanh(z) ** 2)


@mistake("differences in place of the formula", "The closed form is exact. What are differences good for?")
def tanh_prime(z):
    z = np.asarray(z, dtype=float)
    return (np.tanh(z + 1e-5) - np.tanh(z)) / 1e-5


@mistake(
    "2σ(z) − 1, with the 2 inside missing", "tanh runs twice as fast as the sigmoid. Where does that 2 go?",
    of="tanh_prime",
)  # fmt: skip
def tanh_from_sigmoid(z):
    return 2 * sigmoid(np.asarray(z, dtype=float)) - 1


@mistake(
    "σ(2z), neither stretched nor shifted", "σ runs from 0 to 1, tanh from −1 to 1. What is missing?", of="tanh_prime"
)
def tanh_from_sigmoid(z):
    return sigmoid(2 * np.asarray(z, dtype=float))


@mistake("σ(2z) − 1, with the factor 2 outside missing", "Which range has σ(2z) − 1?", of="tanh_prime")
def tanh_from_sigmoid(z):
    return sigmoid(2 * np.asarray(z, dtype=float)) - 1


@mistake("the way back: ½(1 + σ(z/2))", "That is the form of the neighbour. Solve it for tanh.", of="tanh_prime")
def tanh_from_sigmoid(z):
    return (1 + sigmoid(np.asarray(z, dtype=float) / 2)) / 2


@mistake("σ(z)/2 instead of σ(2z)", "Is the argument doubled or halved on the way to tanh?", of="tanh_prime")
def tanh_from_sigmoid(z):
    return 2 * sigmoid(np.asarray(z, dtype=float) / 2) - 1


@mistake("1 − 2σ(2z), mirrored", "Should a large positive z give a value near 1 or near −1?", of="tanh_prime")
def tanh_from_sigmoid(z):
    return 1 - 2 * sigmoid(2 * np.asarray(z, dtype=float))


@mistake(
    "a list doubled, not its numbers", "2 * [1, 2] is [1, 2, 1, 2]. What makes an array of it first?", of="tanh_prime"
)
def tanh_from_sigmoid(z):
    return 2 * sigmoid(2 * z) - 1


@mistake(
    "math.tanh, or ^ for a power: neither takes an array of floats",
    "Which library takes whole arrays, and how does Python spell a power?",
    row=44,
)
def tanh_prime(z):
    return 1 - np.tanh(z) ^ 2


@mistake("2t in place of t²", "Twice the height, or its square? What is your slope at z = 5?")
def tanh_prime(z):
    return 1 - np.tanh(np.asarray(z, dtype=float)) * 2


@mistake(
    "4σ(1 − σ) at z, where tanh runs twice as fast", "At 0 it is right. At which argument must σ be taken elsewhere?"
)
def tanh_prime(z):
    s = sigmoid(np.asarray(z, dtype=float))
    return 4 * s * (1 - s)


@mistake("cosh², not one over it", "Far out tanh is flat. What does your formula say there?")
def tanh_prime(z):
    return np.cosh(np.asarray(z, dtype=float)) ** 2


@mistake("2σ(2z) + 1, shifted the wrong way", "The range (0, 2) has to become (−1, 1). Up or down?", of="tanh_prime")
def tanh_from_sigmoid(z):
    return 2 * sigmoid(2 * np.asarray(z, dtype=float)) + 1


# ---- relu, relu_prime, leaky_relu_prime


@mistake("whole numbers returned for whole numbers", "A slope or height is a float. What makes 0 and z floats?")
def relu(z):
    return np.maximum(0, z)


@mistake("whole numbers returned for whole numbers", "A slope or height is a float. What makes 0 and z floats?")
def relu(z):
    z = np.asarray(z)
    return z * (z > 0)


@mistake(
    "negative entries overwritten in the learner's own z", "Work on a copy: whose array did you write into?", row=70
)
def relu(z):
    z = np.asarray(z)
    z[z <= 0] = 0
    return z.astype(float)


@mistake(
    "negative entries overwritten in the learner's own z", "Work on a copy: whose array did you write into?", row=70
)
def relu(z):
    z = np.asarray(z, dtype=float)
    z[z < 0] = 0
    return z


@mistake("the step, not the ramp", "For z = 3 the height is 3. Which function returns 1 there?")
def relu(z):
    return np.where(np.asarray(z) > 0, 1.0, 0.0)


@mistake("|z|: the left side folded up", "Left of 0 the height is 0. What does your function return at −2?")
def relu(z):
    return np.abs(np.asarray(z, dtype=float))


@mistake("min instead of max", "At z = 2, which of 0 and z is meant?")
def relu(z):
    return np.minimum(0.0, np.asarray(z, dtype=float))


@mistake("max over the whole array", "One number came back. Which function compares entry by entry?")
def relu(z):
    return float(max(0.0, np.max(z)))


@mistake("if, or max, on a whole array", "An array is not above or below 0 as a whole. What picks entry by entry?")
def relu(z):
    return float(max(0, z))


@mistake("if, or max, on a whole array", "An array is not above or below 0 as a whole. What picks entry by entry?")
def relu(z):
    if z > 0:
        return float(z)
    return 0.0


@mistake("leaky ReLU, with a slope on the left", "For z = −1 ReLU returns 0 exactly. What did you add?")
def relu(z):
    z = np.asarray(z, dtype=float)
    return np.where(z > 0, z, 0.01 * z)


@mistake("negative entries dropped, not set to 0", "As many numbers come out as went in. What is kept in their places?")
def relu(z):
    z = np.asarray(z, dtype=float)
    return z[z > 0]


@mistake("cut off at 1 too", "ReLU has no ceiling. What is relu(3)?")
def relu(z):
    return np.clip(np.asarray(z, dtype=float), 0, 1)


@mistake("softplus, the smooth relative", "At 0 ReLU is 0. What is log 2 doing there?")
def relu(z):
    return np.logaddexp(0, np.asarray(z, dtype=float))


@mistake("1 at the kink", "State your choice at the kink. Which one did the course take?", row=68, of="relu")
def relu_prime(z):
    return np.where(np.asarray(z) >= 0, 1.0, 0.0)


@mistake("½ at the kink", "A fair choice, but which one did the course take?", of="relu")
def relu_prime(z):
    return (np.sign(np.asarray(z, dtype=float)) + 1) / 2


@mistake("0/0 at the kink", "relu(z)/z has no value at 0. What decides without dividing?", of="relu")
def relu_prime(z):
    z = np.asarray(z, dtype=float)
    return np.maximum(z, 0) / z


@mistake("True and False in place of numbers", "A slope is a number. What turns True into 1.0?", row=69, of="relu")
def relu_prime(z):
    return np.asarray(z) > 0


@mistake("whole numbers returned, not floats", "A slope is a float. Which dtype has your result?", of="relu")
def relu_prime(z):
    return (np.asarray(z) > 0).astype(int)


@mistake("whole numbers returned, not floats", "A slope is a float. Which dtype has your result?", of="relu")
def relu_prime(z):
    return np.where(np.asarray(z) > 0, 1, 0)


@mistake("z written into, piece by piece", "Work on a copy: whose array did you write into?", row=70, of="relu")
def relu_prime(z):
    z = np.asarray(z)
    z[z <= 0] = 0
    z[z > 0] = 1
    return z.astype(float)


@mistake("the height, not the slope", "At z = 3 the curve has height 3. How steep is it?", of="relu")
def relu_prime(z):
    return np.maximum(0.0, np.asarray(z, dtype=float))


@mistake("−1 on the left", "That is the slope of |z|. How steep is ReLU on the left?", of="relu")
def relu_prime(z):
    return np.where(np.asarray(z) > 0, 1.0, -1.0)


@mistake("the two sides swapped", "On which side does ReLU rise?", of="relu")
def relu_prime(z):
    return np.where(np.asarray(z) > 0, 0.0, 1.0)


@mistake("1 everywhere", "Left of 0 nothing gets through. How steep is the curve there?", of="relu")
def relu_prime(z):
    return np.ones_like(np.asarray(z, dtype=float))


@mistake("a small slope on the left", "That is leaky ReLU. How steep is ReLU on the left?", of="relu")
def relu_prime(z):
    return np.where(np.asarray(z) > 0, 1.0, 0.01)


@mistake("a smooth step", "That is the slope of softplus. Which two slopes has ReLU?", of="relu")
def relu_prime(z):
    from scipy.special import expit

    return expit(np.asarray(z, dtype=float))


@mistake("αz on the left: height, not slope", "Height or slope? How steep is αz?", row=138, of="relu")
def leaky_relu_prime(z, alpha=0.01):
    z = np.asarray(z, dtype=float)
    return np.where(z > 0, 1, alpha * z)


@mistake("leaky ReLU itself, not its slope", "Height or slope? How steep is the curve at z = 3?", of="relu")
def leaky_relu_prime(z, alpha=0.01):
    z = np.asarray(z, dtype=float)
    return np.where(z > 0, z, alpha * z)


@mistake("1 at the kink of leaky ReLU", "State your choice at the kink. Which one did the course take?", of="relu")
def leaky_relu_prime(z, alpha=0.01):
    return np.where(np.asarray(z) >= 0, 1.0, alpha)


@mistake(
    "0 at the kink of leaky ReLU", "For leaky ReLU the course takes the slope from the left. Which is that?", of="relu"
)
def leaky_relu_prime(z, alpha=0.01):
    z = np.asarray(z, dtype=float)
    return np.where(z > 0, 1.0, np.where(z < 0, alpha, 0.0))


@mistake("halfway at the kink of leaky ReLU", "A fair choice, but which one did the course take?", of="relu")
def leaky_relu_prime(z, alpha=0.01):
    s = np.sign(np.asarray(z, dtype=float))
    return (1 + s) / 2 + alpha * (1 - s) / 2


@mistake("0 on the left: the leak forgotten", "What is left of z = 0 when alpha is 0.2?", of="relu")
def leaky_relu_prime(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, 1.0, 0.0)


@mistake(
    "0.01 written into the code, whatever alpha is", "Your function ignores one of its arguments. Which?", of="relu"
)
def leaky_relu_prime(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, 1.0, 0.01)


@mistake("−α on the left", "Left of 0 leaky ReLU is αz. Does it rise or fall?", of="relu")
def leaky_relu_prime(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, 1.0, -alpha)


@mistake("the two sides of leaky ReLU swapped", "On which side is the slope 1?", of="relu")
def leaky_relu_prime(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, alpha, 1.0)


@mistake(
    "α lost in an array of whole numbers",
    "np.ones_like(z) copies the dtype of z too. Which one do you need?",
    of="relu",
)
def leaky_relu_prime(z, alpha=0.01):
    z = np.asarray(z)
    out = np.ones_like(z)
    out[z <= 0] = alpha
    return out


@mistake("True and False in place of heights", "For z = 3 the height is 3. What does a comparison return?")
def relu(z):
    return np.asarray(z) > 0


@mistake("a loop over z, which may be one number", "NumPy computes all entries at once. Which loop can go?")
def relu(z):
    return [x if x > 0 else 0.0 for x in z]


@mistake("a loop over z, which may be one number", "NumPy computes all entries at once. Which loop can go?")
def relu(z):
    return np.array([max(0.0, x) for x in z])


@mistake(
    "if, or max, on a whole array", "An array is not above or below 0 as a whole. What picks entry by entry?", of="relu"
)
def relu_prime(z):
    return 1.0 if z > 0 else 0.0


@mistake(
    "if, or max, on a whole array", "An array is not above or below 0 as a whole. What picks entry by entry?", of="relu"
)
def leaky_relu_prime(z, alpha=0.01):
    return 1.0 if z > 0 else alpha


@mistake(
    "another default than alpha = 0.01",
    "What is alpha where nobody says so? Look at the first line of the stub.",
    of="relu",
)
def leaky_relu_prime(z, alpha=0.1):
    return np.where(np.asarray(z) > 0, 1.0, alpha)


@mistake(
    "another name than alpha, or none",
    "The second argument is called alpha. What is it called in your first line?",
    of="relu",
)
def leaky_relu_prime(z, a=0.01):
    return np.where(np.asarray(z) > 0, 1.0, a)


@mistake(
    "another name than alpha, or none",
    "The second argument is called alpha. What is it called in your first line?",
    of="relu",
)
def leaky_relu_prime(z):
    return np.where(np.asarray(z) > 0, 1.0, 0.01)


@mistake("alpha added on both sides", "On the right the slope is 1. What does your function return there?", of="relu")
def leaky_relu_prime(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, 1.0, 0.0) + alpha


# ---- softplus, swish, swish_prime


@mistake(
    "infinite at z = 1000: e^1000 is too large, and σ(−1000) is 0",
    "Which function adds two exponentials in log space, without ever computing a large one?",
)
def softplus(z):
    return np.log(1 + np.exp(np.asarray(z, dtype=float)))


@mistake(
    "infinite at z = 1000: e^1000 is too large, and σ(−1000) is 0",
    "Which function adds two exponentials in log space, without ever computing a large one?",
)
def softplus(z):
    return np.log1p(np.exp(np.asarray(z, dtype=float)))


@mistake(
    "infinite at z = 1000: e^1000 is too large, and σ(−1000) is 0",
    "Which function adds two exponentials in log space, without ever computing a large one?",
)
def softplus(z):
    return np.log(1 + np.exp(z))


@mistake("np.where with both branches computed", "np.where picks afterwards. Which branch sees e^1000 all the same?")
def softplus(z):
    z = np.asarray(z, dtype=float)
    return np.where(z > 30, z, np.log1p(np.exp(z)))


@mistake("z itself beyond 10: a corner put back", "softplus(10) is not 10. How large is the rest, e^(−10)?")
def softplus(z):
    z = np.asarray(z, dtype=float)
    return np.where(z > 10, z, np.log1p(np.exp(np.minimum(z, 10))))


@mistake("z cut off before the exponential", "Clipping changes the answer. What is softplus(1000)?")
def softplus(z):
    return np.log1p(np.exp(np.clip(np.asarray(z, dtype=float), -500, 500)))


@mistake("log1p(e^(−|z|)) alone: the larger term left out", "You took the larger term out of the sum. Where is it?")
def softplus(z):
    return np.log1p(np.exp(-np.abs(np.asarray(z, dtype=float))))


@mistake("|z| + log(1 + e^(−|z|))", "Which is taken out of the sum: |z|, or the larger of 0 and z?")
def softplus(z):
    z = np.abs(np.asarray(z, dtype=float))
    return z + np.log1p(np.exp(-z))


@mistake("softplus(−z), mirrored", "For a large positive z softplus is about z. Where is yours?")
def softplus(z):
    return np.logaddexp(0, -np.asarray(z, dtype=float))


@mistake("log(e^z) + 1, which is z + 1", "What is under the logarithm: e^z, or 1 + e^z?")
def softplus(z):
    return 1 + np.asarray(z, dtype=float)


@mistake("logaddexp(1, z), which is log(e + e^z)", "1 is e to which power?")
def softplus(z):
    return np.logaddexp(1, np.asarray(z, dtype=float))


@mistake("a logarithm to base 2 or 10", "log is natural here. At 0 softplus is log 2 = 0.693. What is yours?")
def softplus(z):
    return np.logaddexp2(0, np.asarray(z, dtype=float))


@mistake("a logarithm to base 2 or 10", "log is natural here. At 0 softplus is log 2 = 0.693. What is yours?")
def softplus(z):
    z = np.asarray(z, dtype=float)
    return np.logaddexp(0, z) / np.log(10)


@mistake("its slope, the sigmoid", "That is the slope of softplus. What is its height?")
def softplus(z):
    return sigmoid(np.asarray(z, dtype=float))


@mistake("relu, with its corner", "At 0 softplus is log 2. What is it that rounds the corner?")
def softplus(z):
    return np.maximum(0.0, np.asarray(z, dtype=float))


@mistake("a minus sign before a list", "A list cannot be negated. What turns any input into an array first?")
def softplus(z):
    return z + np.logaddexp(0, -z)


@mistake(
    "infinite at z = 1000: e^1000 is too large, and σ(−1000) is 0",
    "Which function adds two exponentials in log space, without ever computing a large one?",
)
def softplus(z):
    return -np.log(sigmoid(-np.asarray(z, dtype=float)))


@mistake("z/(1 + e^z), gated from the wrong side", "Should z go through at z = 5 or at z = −5?", of="softplus")
def swish(z):
    z = np.asarray(z, dtype=float)
    return z * sigmoid(-z)


@mistake("the gate alone, without z", "At z = 5 swish is nearly 5. Which factor is missing?", of="softplus")
def swish(z):
    return sigmoid(np.asarray(z, dtype=float))


@mistake("z·σ′(z)", "The gate is σ itself. Which function did you multiply by?", of="softplus")
def swish(z):
    z = np.asarray(z, dtype=float)
    return z * sigmoid(z) * (1 - sigmoid(z))


@mistake("z·tanh z", "Which gate lies between 0 and 1?", of="softplus")
def swish(z):
    z = np.asarray(z, dtype=float)
    return z * np.tanh(z)


@mistake("z + σ(z), a sum", "Swish is a product. What is swish(0)?", of="softplus")
def swish(z):
    z = np.asarray(z, dtype=float)
    return z + sigmoid(z)


@mistake(
    "e^z/(1 + e^z) at a large z: large over large", "You have a quiet sigmoid already. Who computes s?", of="softplus"
)
def swish(z):
    z = np.asarray(z, dtype=float)
    return z * np.exp(z) / (1 + np.exp(z))


@mistake(
    "z/(1 + e^(−z)), with e^1000 at z = −1000",
    "The value is right and NumPy warns. Who computes s quietly?",
    of="softplus",
)
def swish(z):
    z = np.asarray(z, dtype=float)
    return z / (1 + np.exp(-z))


@mistake("σ(z), as if z were a constant factor", "Swish is a product; which rule applies?", row=71, of="softplus")
def swish_prime(z):
    return sigmoid(np.asarray(z, dtype=float))


@mistake("1·σ′(z), the product of the two slopes", "Test your rule on z·z. Is its slope 1·1?", of="softplus")
def swish_prime(z):
    s = sigmoid(np.asarray(z, dtype=float))
    return s * (1 - s)


@mistake("z·σ′(z), with one term missing", "You let σ move while z stood still. Who else moves?", of="softplus")
def swish_prime(z):
    z = np.asarray(z, dtype=float)
    s = sigmoid(z)
    return z * s * (1 - s)


@mistake("σ + zσ, with the slope of σ left out", "In the second term σ moves. What is its slope?", of="softplus")
def swish_prime(z):
    z = np.asarray(z, dtype=float)
    return sigmoid(z) * (1 + z)


@mistake("σ − zσ′, with a minus", "Both terms of the product rule are added. Which sign is yours?", of="softplus")
def swish_prime(z):
    z = np.asarray(z, dtype=float)
    s = sigmoid(z)
    return s - z * s * (1 - s)


@mistake(
    "σ + σ′, with z missing in the second term",
    "In the second term σ moves and z stands still. Is z there?",
    of="softplus",
)
def swish_prime(z):
    s = sigmoid(np.asarray(z, dtype=float))
    return s + s * (1 - s)


@mistake(
    "y + s·(1 − s), with s where y belongs",
    "Take y out of the second term again. What is left beside it?",
    of="softplus",
)
def swish_prime(z):
    z = np.asarray(z, dtype=float)
    s = sigmoid(z)
    return z * s + s * (1 - s)


@mistake(
    "y·(1 − y), the rule of the sigmoid", "That rule belongs to σ alone. Which rule is for a product?", of="softplus"
)
def swish_prime(z):
    z = np.asarray(z, dtype=float)
    y = z * sigmoid(z)
    return y * (1 - y)


@mistake("swish itself, not its slope", "Height or slope? At 0 swish is 0. How steep is it there?", of="softplus")
def swish_prime(z):
    z = np.asarray(z, dtype=float)
    return z * sigmoid(z)


@mistake("a slope with e^1000 in it", "You have a quiet sigmoid already. Who computes s?", of="softplus")
def swish_prime(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(-z)
    return (1 + e + z * e) / (1 + e) ** 2


@mistake("z cut off before the exponential", "Clipping changes the answer. What is softplus(1000)?")
def softplus(z):
    return np.log(1 + np.exp(np.minimum(np.asarray(z, dtype=float), 700)))


@mistake("math, which takes one number", "Your function gets a whole array at once. Which library takes arrays?")
def softplus(z):
    import math

    return math.log1p(math.exp(z))


@mistake("relu in place of swish", "At z = 1 swish is σ(1) = 0.73. Which gate is open all the way?", of="softplus")
def swish(z):
    return np.maximum(0.0, np.asarray(z, dtype=float))


@mistake(
    "zσ(1.702 z), another member of the family", "That is near GELU. Which argument has σ in swish?", of="softplus"
)
def swish(z):
    z = np.asarray(z, dtype=float)
    return z * sigmoid(1.702 * z)


@mistake(
    "y + s·(1 + y), with a plus in the bracket",
    "Multiply it out and compare with s + z·s − z·s². Which sign differs?",
    of="softplus",
)
def swish_prime(z):
    z = np.asarray(z, dtype=float)
    s = sigmoid(z)
    return z * s + s * (1 + z * s)


@mistake(
    "s + z·(1 − s), with one s missing", "The slope of σ has two factors. Are both in your second term?", of="softplus"
)
def swish_prime(z):
    z = np.asarray(z, dtype=float)
    s = sigmoid(z)
    return s + z * (1 - s)


@mistake(
    "y·s·(1 − y), a product where a sum belongs", "The product rule adds two terms. Where is your plus?", of="softplus"
)
def swish_prime(z):
    z = np.asarray(z, dtype=float)
    s = sigmoid(z)
    return z * s * s * (1 - z * s)


@mistake("σ taken of y instead of z", "s is σ(z). Of what did you take σ?", of="softplus")
def swish_prime(z):
    y = swish(z)
    return y + sigmoid(y) * (1 - y)


# ---- arctan_prime


@mistake("1/(1 + z)², the square in the wrong place", "At z = −1 arctan is not steep without end. What is squared?")
def arctan_prime(z):
    return 1 / (1 + np.asarray(z, dtype=float)) ** 2


@mistake("1/(1 − z²), with the sign turned", "At z = 1 your formula divides by 0. Which sign has z²?")
def arctan_prime(z):
    return 1 / (1 - np.asarray(z, dtype=float) ** 2)


@mistake("the slope of arcsin or arcosh, with a root", "Differentiate tan y = z. Does a root come in?")
def arctan_prime(z):
    return 1 / np.sqrt(1 - np.asarray(z, dtype=float) ** 2)


@mistake("1/√(1 + z²), the slope of arsinh", "Differentiate tan y = z. Does a root come in?")
def arctan_prime(z):
    return 1 / np.sqrt(1 + np.asarray(z, dtype=float) ** 2)


@mistake(
    "1 + z², not one over it", "An inverse function has the reciprocal slope. What belongs under the fraction bar?"
)
def arctan_prime(z):
    return 1 + np.asarray(z, dtype=float) ** 2


@mistake("1 + tan² z, the slope of tan", "arctan is the inverse of tan. What becomes of the slope?")
def arctan_prime(z):
    return 1 / np.cos(np.asarray(z, dtype=float)) ** 2


@mistake("arctan read as 1/tan", "arctan is the inverse function, not one over it. What is arctan(1)?")
def arctan_prime(z):
    return -1 / np.sin(np.asarray(z, dtype=float)) ** 2


@mistake("1/(1 + z), with the square missing", "Which number is tan² y, when tan y = z?")
def arctan_prime(z):
    return 1 / (1 + np.asarray(z, dtype=float))


@mistake(
    "1 + z², not one over it", "An inverse function has the reciprocal slope. What belongs under the fraction bar?"
)
def arctan_prime(z):
    return 1 / 1 + np.asarray(z, dtype=float) ** 2


@mistake("cos² of z, not of the angle", "The angle is y = arctan z. Which number is tan y?")
def arctan_prime(z):
    return np.cos(np.asarray(z, dtype=float)) ** 2


@mistake("the slope with a minus sign", "arctan rises everywhere. Which sign has its slope?")
def arctan_prime(z):
    return -1 / (1 + np.asarray(z, dtype=float) ** 2)


@mistake("arctan itself, not its slope", "Height or slope? At 0 arctan is 0. How steep is it there?")
def arctan_prime(z):
    return np.arctan(np.asarray(z, dtype=float))


@mistake("the formula with no array made of a list first", "What turns a list into an array of floats?")
def arctan_prime(z):
    return 1 / (1 + z**2)


@mistake("^ in place of **", "How does Python spell a power?", row=44)
def arctan_prime(z):
    return 1 / (1 + np.asarray(z) ^ 2)


@mistake("2z in place of z²", "Twice z, or its square? What is your slope at z = 3?")
def arctan_prime(z):
    return 1 / (1 + 2 * np.asarray(z, dtype=float))


@mistake("1/z², with the 1 missing", "How steep is arctan at 0?")
def arctan_prime(z):
    return 1 / np.asarray(z, dtype=float) ** 2


@mistake("1/(1 + arctan² z), with the height for z", "tan y = z: which number is tan² y?")
def arctan_prime(z):
    return 1 / (1 + np.arctan(np.asarray(z, dtype=float)) ** 2)


@mistake("the slope of the slope", "That differentiates once too often. Which formula is already the slope?")
def arctan_prime(z):
    z = np.asarray(z, dtype=float)
    return -2 * z / (1 + z**2) ** 2


# ---- softmax


@mistake(
    "no shift: e^1000 is too large",
    "Adding a constant to every score of a row leaves the answer unchanged. Which constant makes no exponent positive?",
    row=72,
)
def softmax(Z):
    e = np.exp(np.asarray(Z, dtype=float))
    return e / e.sum(axis=1, keepdims=True)


@mistake("columns that sum to 1", "Which axis holds the classes?", row=73)
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    e = np.exp(Z - Z.max(axis=0, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)


@mistake("columns that sum to 1", "Which axis holds the classes?", row=73)
def softmax(Z):
    e = np.exp(np.asarray(Z, dtype=float))
    return e / e.sum(axis=0)


@mistake("a sum over the whole table", "Each sample is its own distribution. Over which axis do you sum?", row=74)
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    e = np.exp(Z - Z.max())
    return e / e.sum()


@mistake("a sum over the whole table", "Each sample is its own distribution. Over which axis do you sum?", row=74)
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum()


@mistake(
    "one shift for the whole table", "One row is hidden by another. Which rows have their own largest score?", row=75
)
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    e = np.exp(Z - Z.max())
    return e / e.sum(axis=1, keepdims=True)


@mistake(
    "keepdims missing", "Print the two shapes you subtract, and the two you divide. Which should be a column?", row=76
)
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1)


@mistake(
    "keepdims missing", "Print the two shapes you subtract, and the two you divide. Which should be a column?", row=76
)
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    e = np.exp(Z - Z.max(axis=1))
    return e / e.sum(axis=1, keepdims=True)


@mistake(
    "keepdims missing", "Print the two shapes you subtract, and the two you divide. Which should be a column?", row=76
)
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    e = np.exp(Z - Z.max(axis=1))
    return e / e.sum(axis=1)


@mistake("the shift written into the learner's own Z", "Subtract into a new array: whose Z is it?", row=77)
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    Z -= Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    return e / e.sum(axis=1, keepdims=True)


@mistake("the largest of each column subtracted", "A shift may depend on the row, not on the column. Which axis?")
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    e = np.exp(Z - Z.max(axis=0))
    return e / e.sum(axis=1, keepdims=True)


@mistake("a shift that leaves large exponents", "Which exponents are still positive? Subtract so that none is.")
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    e = np.exp(Z - Z.mean(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@mistake("scores over their sum, with no exponential", "A score may be negative. What makes all of them positive?")
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    return Z / Z.sum(axis=1, keepdims=True)


@mistake("sigmoids, one for each score", "Each score alone: do the rows sum to 1?")
def softmax(Z):
    return sigmoid(np.asarray(Z, dtype=float))


@mistake("sigmoids, made to sum to 1", "Which function of the scores lets only differences count?")
def softmax(Z):
    s = sigmoid(np.asarray(Z, dtype=float))
    return s / s.sum(axis=1, keepdims=True)


@mistake("softmax of −z: the smallest score wins", "Which class should the largest score favour?")
def softmax(Z):
    Z = -np.asarray(Z, dtype=float)
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@mistake("exponentials that are never divided", "e^(z − max) is not yet a share of the whole. What is the whole?")
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    return np.exp(Z - Z.max(axis=1, keepdims=True))


@mistake("1 at the largest score and 0 elsewhere", "That is a hard maximum. How much do the others get?")
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    return np.equal(Z, Z.max(axis=1, keepdims=True)).astype(float)


@mistake("the logarithm of softmax", "A probability is between 0 and 1. Which function leads back from the logarithm?")
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    return Z - np.logaddexp.reduce(Z, axis=1, keepdims=True)


@mistake("softmax applied twice", "Scores or probabilities: which go in?")
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    for _ in range(2):
        Z = np.exp(Z - Z.max(axis=1, keepdims=True))
        Z = Z / Z.sum(axis=1, keepdims=True)
    return Z


@mistake("a shift that is subtracted once and added again", "Above and below the bar: is the same exponent used?")
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    return np.exp(Z - Z.max(axis=1, keepdims=True)) / np.exp(Z).sum(axis=1, keepdims=True)


@mistake("a list as it came", "Lists have no max(axis=1). What turns any input into an array first?")
def softmax(Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@mistake("a sum over the whole table", "Each sample is its own distribution. Over which axis do you sum?")
def softmax(Z):
    e = np.exp(np.asarray(Z, dtype=float))
    return e / e.sum()


@mistake("keepdims missing", "Print the two shapes you subtract, and the two you divide. Which should be a column?")
def softmax(Z):
    e = np.exp(np.asarray(Z, dtype=float))
    return e / e.sum(axis=1)


@mistake("a shift that leaves large exponents", "Which exponents are still positive? Subtract so that none is.")
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    e = np.exp(Z - Z.min(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@mistake("scores divided by the largest, not shifted", "Only differences of scores count. Does dividing keep them?")
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    e = np.exp(Z / Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@mistake("scores cut off on both sides", "Clipping changes differences. What is softmax of the scores 1000 and 1001?")
def softmax(Z):
    e = np.exp(np.clip(np.asarray(Z, dtype=float), -100, 100))
    return e / e.sum(axis=1, keepdims=True)


@mistake("scores cut off on both sides", "Clipping changes differences. What is softmax of the scores 1000 and 1001?")
def softmax(Z):
    e = np.exp(np.clip(np.asarray(Z, dtype=float), -500, 500))
    return e / e.sum(axis=1, keepdims=True)


@mistake("rounded probabilities", "A float64 keeps about sixteen digits. Where do yours get lost?")
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return np.round(e / e.sum(axis=1, keepdims=True), 4)


@mistake(
    "the likeliest class, not the probabilities", "K numbers for each row are asked for. What does argmax keep of them?"
)
def softmax(Z):
    return np.argmax(np.asarray(Z, dtype=float), axis=1)


@mistake("a row of length 1, not of sum 1", "The entries have to sum to 1. What does a norm make of them?")
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / np.linalg.norm(e, axis=1, keepdims=True)


@mistake("right values, transposed at the end", "Rows are samples. Which shape has your result, if Z has (4, 2)?")
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True)).T


# ---- softmax_jacobian


@mistake("s·(1 − s), the diagonal alone", "If one probability rises, what do the others do?", row=78)
def softmax_jacobian(s):
    s = np.asarray(s, dtype=float)
    return s * (1 - s)


@mistake("s·(1 − s), the diagonal alone", "If one probability rises, what do the others do?", row=78)
def softmax_jacobian(s):
    s = np.asarray(s, dtype=float)
    return np.diag(s * (1 - s))


@mistake(
    "s_i(1 − s_j) beside the diagonal too",
    "Beside the diagonal the numerator stands still. Which sign do those slopes have?",
)
def softmax_jacobian(s):
    s = np.asarray(s, dtype=float)
    return np.outer(s, 1 - s)


@mistake("−s_i s_j on the diagonal too", "On the diagonal the numerator moves too. Which term comes in?")
def softmax_jacobian(s):
    s = np.asarray(s, dtype=float)
    return -np.outer(s, s)


@mistake("plus where it should be minus beside the diagonal", "One rises: do the others rise or fall?")
def softmax_jacobian(s):
    s = np.asarray(s, dtype=float)
    J = np.outer(s, s)
    np.fill_diagonal(J, s * (1 - s))
    return J


@mistake("diag(s) + s sᵀ, with a plus", "What do the entries of a row sum to? What should they?")
def softmax_jacobian(s):
    s = np.asarray(s, dtype=float)
    return np.diag(s) + np.outer(s, s)


@mistake("the sign of the whole turned", "A score rises: does its own probability rise or fall?")
def softmax_jacobian(s):
    s = np.asarray(s, dtype=float)
    return np.outer(s, s) - np.diag(s)


@mistake("1 on the diagonal in place of s", "Which term stands on the diagonal: 1, or s_i?")
def softmax_jacobian(s):
    s = np.asarray(s, dtype=float)
    return np.eye(len(s)) - np.outer(s, s)


@mistake("s_i − s_j in place of products", "Which two numbers are multiplied beside the diagonal?")
def softmax_jacobian(s):
    s = np.asarray(s, dtype=float)
    return s[:, None] - s[None, :]


@mistake(
    "s·s as one number, not as a table", "A product of two rows of shape (K,) sums up. Which product makes a table?"
)
def softmax_jacobian(s):
    s = np.asarray(s, dtype=float)
    return np.diag(s) - s @ s


@mistake("s·s along a row, not as a table", "s * s has shape (K,). Which product makes a table of column and row?")
def softmax_jacobian(s):
    s = np.asarray(s, dtype=float)
    return np.diag(s) - s * s


@mistake(
    "s·s as one number, not as a table", "A product of two rows of shape (K,) sums up. Which product makes a table?"
)
def softmax_jacobian(s):
    s = np.asarray(s, dtype=float)
    return np.diag(s) - np.dot(s, s.T)


@mistake("softmax applied again", "The argument is s already. How many calls to softmax are left?")
def softmax_jacobian(s):
    s = np.asarray(s, dtype=float)
    e = np.exp(s - s.max())
    s = e / e.sum()
    return np.diag(s) - np.outer(s, s)


@mistake("the slopes of shares, (δ − s)/1", "Which factor do all entries of row i share?")
def softmax_jacobian(s):
    s = np.asarray(s, dtype=float)
    return np.eye(len(s)) - s[:, None]


@mistake("a list as it came", "A list cannot be multiplied. What turns any input into an array first?")
def softmax_jacobian(s):
    return np.diag(s) - s[:, None] * s[None, :]


@mistake("s overwritten in place", "Work on a copy: whose array did you write into?")
def softmax_jacobian(s):
    s = np.asarray(s, dtype=float)
    J = np.diag(s) - np.outer(s, s)
    s *= 1 - s
    return J


@mistake("s in place of diag(s)", "s is added to every row. Where alone does it belong?")
def softmax_jacobian(s):
    s = np.asarray(s, dtype=float)
    return s - np.outer(s, s)


@mistake(
    "s_i(1 − s_j) beside the diagonal too",
    "Beside the diagonal the numerator stands still. Which sign do those slopes have?",
)
def softmax_jacobian(s):
    s = np.asarray(s, dtype=float)
    return s[:, None] - np.outer(s, s)


@mistake("diag(s) − outer(s, 1 − s)", "Beside the diagonal stands a product of two s. Which two did you take?")
def softmax_jacobian(s):
    s = np.asarray(s, dtype=float)
    return np.diag(s) - np.outer(s, 1 - s)


@mistake(
    "s² subtracted twice on the diagonal", "s_i(1 − s_i) holds −s_i² already. What does the table of products add?"
)
def softmax_jacobian(s):
    s = np.asarray(s, dtype=float)
    return np.diag(s * (1 - s)) - np.outer(s, s)


@mistake("1 − s on the diagonal", "On the diagonal stands s_i − s_i². Which factor is missing?")
def softmax_jacobian(s):
    s = np.asarray(s, dtype=float)
    return np.diag(1 - s) - np.outer(s, s)


@mistake("one long row, not a table", "The values are right. Which shape is asked for?")
def softmax_jacobian(s):
    return [a * ((i == j) - b) for i, a in enumerate(s) for j, b in enumerate(s)]


# ---- plot_panel


@mistake(
    "six heights, and no slope that is right",
    "Which curve is the slope in each panel? If np.gradient made it: who told it the spacing?",
)
def plot_panel():
    z = np.linspace(-6, 6, 201)
    heights = sigmoid(z), np.tanh(z), relu(z), np.maximum(z, 0.1 * z), softplus(z), swish(z)
    fig, axes = plt.subplots(2, 3, sharex=True)
    for ax, y in zip(axes.flat, heights, strict=True):
        ax.plot(z, y, label="height")
        ax.legend()
    return fig


@mistake("the slope of z·(1 − z), with z where the height belongs", "Is a(1 − a) made of z, or of the height?")
def plot_panel():
    z = np.linspace(-6, 6, 201)
    heights = sigmoid(z), np.tanh(z), relu(z), np.maximum(z, 0.1 * z), softplus(z), swish(z)
    slopes = z * (1 - z), tanh_prime(z), relu_prime(z), leaky_relu_prime(z, 0.1), sigmoid(z), swish_prime(z)
    fig, axes = plt.subplots(2, 3, sharex=True)
    for ax, y, slope in zip(axes.flat, heights, slopes, strict=True):
        ax.plot(z, y, z, slope)
        ax.legend(["height", "slope"])
    return fig


@mistake("leaky ReLU with another alpha than 0.1", "Which alpha does the task name? 0.01 can hardly be seen.")
def plot_panel():
    z = np.linspace(-6, 6, 201)
    heights = sigmoid(z), np.tanh(z), relu(z), np.maximum(z, 0.01 * z), softplus(z), swish(z)
    slopes = (
        sigmoid(z) * (1 - sigmoid(z)),
        tanh_prime(z),
        relu_prime(z),
        leaky_relu_prime(z),
        sigmoid(z),
        swish_prime(z),
    )
    fig, axes = plt.subplots(2, 3, sharex=True)
    for ax, y, slope in zip(axes.flat, heights, slopes, strict=True):
        ax.plot(z, y, z, slope)
        ax.legend(["height", "slope"])
    return fig


@mistake("leaky ReLU with another alpha than 0.1", "Which alpha does the task name? 0.01 can hardly be seen.")
def plot_panel():
    z = np.linspace(-6, 6, 201)
    heights = sigmoid(z), np.tanh(z), relu(z), np.maximum(z, 0.1 * z), softplus(z), swish(z)
    slopes = (
        sigmoid(z) * (1 - sigmoid(z)),
        tanh_prime(z),
        relu_prime(z),
        leaky_relu_prime(z),
        sigmoid(z),
        swish_prime(z),
    )
    fig, axes = plt.subplots(2, 3, sharex=True)
    for ax, y, slope in zip(axes.flat, heights, slopes, strict=True):
        ax.plot(z, y, z, slope)
        ax.legend(["height", "slope"])
    return fig


@mistake(
    "six heights, and no slope that is right",
    "Which curve is the slope in each panel? If np.gradient made it: who told it the spacing?",
)
def plot_panel():
    z = np.linspace(-6, 6, 201)
    heights = sigmoid(z), np.tanh(z), relu(z), np.maximum(z, 0.1 * z), softplus(z), swish(z)
    fig, axes = plt.subplots(2, 3, sharex=True)
    for ax, y in zip(axes.flat, heights, strict=True):
        ax.plot(z, y, z, np.gradient(y))
        ax.legend(["height", "slope"])
    return fig


@mistake("everything in one pair of axes", "Two rows of three: which call makes six axes?")
def plot_panel():
    z = np.linspace(-6, 6, 201)
    heights = sigmoid(z), np.tanh(z), relu(z), np.maximum(z, 0.1 * z), softplus(z), swish(z)
    s = sigmoid(z)
    slopes = s * (1 - s), tanh_prime(z), relu_prime(z), leaky_relu_prime(z, 0.1), s, swish_prime(z)
    fig, ax = plt.subplots()
    for y, slope in zip(heights, slopes, strict=True):
        ax.plot(z, y, label="height")
        ax.plot(z, slope, label="slope")
    ax.legend()
    return fig


@mistake(
    "heights in one row of panels and slopes in the other",
    "A slope belongs beside its height. Which two share a panel?",
)
def plot_panel():
    z = np.linspace(-6, 6, 201)
    heights = sigmoid(z), np.tanh(z), relu(z), np.maximum(z, 0.1 * z), softplus(z), swish(z)
    s = sigmoid(z)
    slopes = s * (1 - s), tanh_prime(z), relu_prime(z), leaky_relu_prime(z, 0.1), s, swish_prime(z)
    fig, axes = plt.subplots(2, 3, sharex=True)
    for i in range(6):
        top, low = axes[0, i % 3], axes[1, i % 3]
        top.plot(z, heights[i], label=f"height {i}")
        low.plot(z, slopes[i], label=f"slope {i}")
        top.legend()
        low.legend()
    return fig


@mistake("twelve panels, one for each curve", "A slope belongs beside its height. How many panels are that?")
def plot_panel():
    z = np.linspace(-6, 6, 201)
    heights = sigmoid(z), np.tanh(z), relu(z), np.maximum(z, 0.1 * z), softplus(z), swish(z)
    s = sigmoid(z)
    slopes = s * (1 - s), tanh_prime(z), relu_prime(z), leaky_relu_prime(z, 0.1), s, swish_prime(z)
    fig, axes = plt.subplots(4, 3, sharex=True)
    for ax, y in zip(axes.flat, heights + slopes, strict=True):
        ax.plot(z, y, label="curve")
        ax.legend()
    return fig


@mistake("too few points for a smooth curve", "How many points does the task ask for, and why is it an odd number?")
def plot_panel():
    z = np.linspace(-6, 6, 101)
    heights = sigmoid(z), np.tanh(z), relu(z), np.maximum(z, 0.1 * z), softplus(z), swish(z)
    s = sigmoid(z)
    slopes = s * (1 - s), tanh_prime(z), relu_prime(z), leaky_relu_prime(z, 0.1), s, swish_prime(z)
    fig, axes = plt.subplots(2, 3, sharex=True)
    for ax, y, slope in zip(axes.flat, heights, slopes, strict=True):
        ax.plot(z, y, z, slope)
        ax.legend(["height", "slope"])
    return fig


@mistake("labels that no legend shows", "A label waits for one call. Which?")
def plot_panel():
    z = np.linspace(-6, 6, 201)
    heights = sigmoid(z), np.tanh(z), relu(z), np.maximum(z, 0.1 * z), softplus(z), swish(z)
    s = sigmoid(z)
    slopes = s * (1 - s), tanh_prime(z), relu_prime(z), leaky_relu_prime(z, 0.1), s, swish_prime(z)
    fig, axes = plt.subplots(2, 3, sharex=True)
    for ax, y, slope in zip(axes.flat, heights, slopes, strict=True):
        ax.plot(z, y, label="height")
        ax.plot(z, slope, label="slope")
    return fig


@mistake("two curves and no word which is which", "A reader sees two lines. How does one know which is the slope?")
def plot_panel():
    z = np.linspace(-6, 6, 201)
    heights = sigmoid(z), np.tanh(z), relu(z), np.maximum(z, 0.1 * z), softplus(z), swish(z)
    s = sigmoid(z)
    slopes = s * (1 - s), tanh_prime(z), relu_prime(z), leaky_relu_prime(z, 0.1), s, swish_prime(z)
    fig, axes = plt.subplots(2, 3, sharex=True)
    for ax, y, slope in zip(axes.flat, heights, slopes, strict=True):
        ax.plot(z, y, z, slope)
        ax.set_title("activation")
    return fig


@mistake("panels that do not share x", "Which argument of plt.subplots makes six x axes one?")
def plot_panel():
    z = np.linspace(-6, 6, 201)
    heights = sigmoid(z), np.tanh(z), relu(z), np.maximum(z, 0.1 * z), softplus(z), swish(z)
    s = sigmoid(z)
    slopes = s * (1 - s), tanh_prime(z), relu_prime(z), leaky_relu_prime(z, 0.1), s, swish_prime(z)
    fig, axes = plt.subplots(2, 3)
    for i, (ax, y, slope) in enumerate(zip(axes.flat, heights, slopes, strict=True)):
        ax.plot(z, y, z, slope)
        ax.set_xlim(-6 - i, 6 + i)
        ax.legend(["height", "slope"])
    return fig


@mistake("the axes returned, not the figure", "plt.subplots gives two things back. Which one is the figure?")
def plot_panel():
    _fig, axes = plt.subplots(2, 3, sharex=True)
    return axes


@mistake(
    "nothing returned: the picture is only shown", "A picture on the screen is not an answer. What is handed back?"
)
def plot_panel():
    _fig, _axes = plt.subplots(2, 3, sharex=True)


# ---- max_gradient_through


@mistake("L times ¼, a sum", "Do slopes along a chain add or multiply?")
def max_gradient_through(L):
    return L * 0.25


@mistake("¼ divided by L", "Do slopes along a chain add or multiply?")
def max_gradient_through(L):
    return 0.25 / L


@mistake("L to the power ¼, base and exponent swapped", "Which number is multiplied with itself, and how often?")
def max_gradient_through(L):
    return L**0.25


@mistake("½ to the power L", "½ is the height at z = 0. What is the slope there?")
def max_gradient_through(L):
    return 0.5**L


@mistake("¼, whatever L is", "Your function ignores its argument. What does a second layer do?")
def max_gradient_through(L):
    return 0.25


@mistake("one layer too few", "With no layer the slope is 1. What does your function return for L = 0?")
def max_gradient_through(L):
    return 0.25 ** (L - 1)


@mistake("one layer too many", "With no layer the slope is 1. What does your function return for L = 0?")
def max_gradient_through(L):
    return 0.25 ** (L + 1)


@mistake("4 to the power L: slopes that grow", "Is a slope of ¼ above or below 1? What do many of them make?")
def max_gradient_through(L):
    return 4**L


@mistake(
    "4.0 to a large power: an overflow below the bar",
    "Your result is small, but 4^600 is not. Which base is small too?",
)
def max_gradient_through(L):
    return 1 / 4.0**L


@mistake(
    "a negative power of a whole number in NumPy",
    "NumPy's whole numbers have no negative powers. Which base is a float?",
)
def max_gradient_through(L):
    return np.power(4, -L)


@mistake("a rounded result", "The digits behind the point are all there is. Why round them away?")
def max_gradient_through(L):
    return round(0.25**L, 6)


@mistake("a slope of 1 for each layer, as for tanh", "1 is the slope of tanh at 0. What is it for the sigmoid?")
def max_gradient_through(L):
    return 1.0**L


@mistake("a loop that misses a layer", "How often does your loop run for L = 1?")
def max_gradient_through(L):
    slope = 1.0
    for _ in range(1, L):
        slope *= 0.25
    return slope


@mistake("the logarithm of the slope", "Sums of logarithms are products. Which function leads back?")
def max_gradient_through(L):
    return L * np.log(0.25)


@mistake("^ in place of **", "How does Python spell a power?", row=44)
def max_gradient_through(L):
    return 0.25 ^ L


@mistake("¼ᴸ times L", "Each layer gives one factor. Where does L itself come in?")
def max_gradient_through(L):
    return 0.25**L * L


@mistake("the slope of the sigmoid at z = L", "L counts layers. Which z makes the slope largest?")
def max_gradient_through(L):
    return sigmoid(L) * (1 - sigmoid(L))


@mistake("a floor under very small slopes", "Nothing stops the slope from going on to fall. What is it for 100 layers?")
def max_gradient_through(L):
    return max(0.25**L, 1e-12)


@mistake("0 for no layer at all", "A product of nothing is 1. What is the slope of the identity?")
def max_gradient_through(L):
    return 0.25**L if L else 0.0
