"""Right answers of other kinds than the reference. None may lose a point."""

import numpy as np

from autograder.mistakes.known import variant

# ---- sigmoid


@variant("two branches by mask")
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    out = np.empty_like(z)
    up = z >= 0
    out[up] = 1 / (1 + np.exp(-z[up]))
    e = np.exp(z[~up])
    out[~up] = e / (1 + e)
    return out


@variant("one exponential of −|z|")
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


@variant("half a tanh")
def sigmoid(z):
    return 0.5 * (1 + np.tanh(np.asarray(z, dtype=float) / 2))


@variant("half a tanh, the other way round")
def sigmoid(z):
    return np.tanh(0.5 * np.array(z)) / 2 + 0.5


@variant("SciPy's expit")
def sigmoid(z):
    from scipy.special import expit

    return expit(np.asarray(z, dtype=float))


@variant("logaddexp")
def sigmoid(z):
    return np.exp(-np.logaddexp(0, -np.asarray(z, dtype=float)))


@variant("log1p of a small exponential")
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    return np.exp(np.minimum(z, 0) - np.log1p(np.exp(-np.abs(z))))


@variant("the bare formula, with overflow expected")
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-z))


@variant("clipped where a double is 0 or 1 anyway")
def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(np.asarray(z, dtype=float), -700, 700)))


@variant("numbers one by one")
def sigmoid(z):
    import math

    def one(x):
        return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))

    return np.vectorize(one, otypes=[float])(z)


@variant("lists and recursion")
def sigmoid(z):
    if isinstance(z, (list, tuple)) or np.ndim(z):
        return np.array([sigmoid(x) for x in z], dtype=float)
    z = float(z)
    return float(1 / (1 + np.exp(-z))) if z >= 0 else float(1 - 1 / (1 + np.exp(z))) if z > -30 else float(np.exp(z))


@variant("piecewise")
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    return np.piecewise(z, [z < 0, z >= 0], [lambda t: np.exp(t) / (1 + np.exp(t)), lambda t: 1 / (1 + np.exp(-t))])


@variant("symmetry: one half computed, the other mirrored")
def sigmoid(z):
    z = np.array(z, dtype=float)
    right = 1 / (1 + np.exp(-abs(z)))
    return np.where(z < 0, np.exp(-abs(z)) * right, right)


@variant("the distribution function of the logistic law")
def sigmoid(z):
    from scipy.stats import logistic

    return logistic.cdf(np.asarray(z, dtype=float))


# ---- sigmoid_prime


@variant("a·(1 − a)")
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


@variant("a − a²")
def sigmoid_prime(z):
    a = np.asarray(sigmoid(z))
    return a - a**2


@variant("σ(z)·σ(−z)")
def sigmoid_prime(z):
    z = np.asarray(z, dtype=float)
    return sigmoid(z) * sigmoid(-z)


@variant("one exponential of −|z|")
def sigmoid_prime(z):
    e = np.exp(-np.abs(np.asarray(z, dtype=float)))
    return e / (1 + e) ** 2


@variant("a squared hyperbolic secant")
def sigmoid_prime(z):
    with np.errstate(over="ignore"):
        return 0.25 / np.cosh(np.asarray(z, dtype=float) / 2) ** 2


@variant("from tanh")
def sigmoid_prime(z):
    t = np.tanh(np.asarray(z, dtype=float) / 2)
    return (1 - t) * (1 + t) / 4


@variant("a quarter less a square")
def sigmoid_prime(z):
    return 0.25 - (sigmoid(z) - 0.5) ** 2


@variant("from its output")
def sigmoid_prime(z):
    def from_output(a):
        return a * (1 - a)

    return from_output(sigmoid(np.array(z, float)))


@variant("expit, written out again")
def sigmoid_prime(z):
    from scipy.special import expit

    z = np.asarray(z, dtype=float)
    return expit(z) * expit(-z)


@variant("the density of the logistic law")
def sigmoid_prime(z):
    from scipy.stats import logistic

    return logistic.pdf(np.asarray(z, dtype=float))


@variant("1/(2 + e^z + e^(−z))")
def sigmoid_prime(z):
    with np.errstate(over="ignore"):
        z = np.asarray(z, dtype=float)
        return 1 / (2 + np.exp(z) + np.exp(-z))


@variant("logarithms added")
def sigmoid_prime(z):
    z = np.asarray(z, dtype=float)
    return np.exp(-np.logaddexp(0, z) - np.logaddexp(0, -z))


@variant("a loop that keeps the shape")
def sigmoid_prime(z):
    z = np.asarray(z, dtype=float)
    out = np.empty(z.shape)
    for i, x in np.ndenumerate(z):
        a = sigmoid(x)
        out[i] = a * (1 - a)
    return out if out.ndim else float(out)


# ---- sigmoid_prime_from_output


@variant("a − a²")
def sigmoid_prime_from_output(a):
    a = np.asarray(a, dtype=float)
    return a - a**2


@variant("a quarter less a square")
def sigmoid_prime_from_output(a):
    return 0.25 - (np.array(a) - 0.5) ** 2


@variant("1.0 first")
def sigmoid_prime_from_output(a):
    return np.multiply(a, np.subtract(1.0, a))


@variant("back to z, and the slope there")
def sigmoid_prime_from_output(a):
    a = np.asarray(a, dtype=float)
    with np.errstate(divide="ignore"):
        z = np.log(a) - np.log1p(-a)
    return sigmoid(z) * sigmoid(-z)


@variant("a polynomial")
def sigmoid_prime_from_output(a):
    return np.polyval([-1, 1, 0], np.asarray(a, dtype=float))
