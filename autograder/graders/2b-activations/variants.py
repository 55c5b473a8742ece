"""Right answers of other kinds than the reference. None may lose a point."""

import matplotlib.pyplot as plt
import numpy as np
from scipy.special import expit as sigmoid

from autograder.mistakes.known import variant

# ---- tanh_prime, tanh_from_sigmoid


@variant("(1 − t)(1 + t)")
def tanh_prime(z):
    t = np.tanh(z)
    return (1 - t) * (1 + t)


@variant("1/cosh², with overflow expected")
def tanh_prime(z):
    with np.errstate(over="ignore"):
        return np.cosh(np.asarray(z, dtype=float)) ** -2.0


@variant("4σ(2z)σ(−2z)")
def tanh_prime(z):
    z = np.asarray(z, dtype=float)
    return 4 * sigmoid(2 * z) * sigmoid(-2 * z)


@variant("from tanh_from_sigmoid")
def tanh_prime(z):
    def through_sigmoid(z):
        return 2 * sigmoid(2 * np.asarray(z, dtype=float)) - 1

    return 1 - through_sigmoid(z) ** 2


@variant("numbers one by one")
def tanh_prime(z):
    import math

    return np.vectorize(lambda x: 1 - math.tanh(x) ** 2, otypes=[float])(z)


@variant("one exponential of −2|z|")
def tanh_prime(z):
    q = np.exp(-2 * np.abs(np.asarray(z, dtype=float)))
    return 4 * q / (1 + q) ** 2


@variant("σ less its mirror image", of="tanh_prime")
def tanh_from_sigmoid(z):
    z = np.array(z, dtype=float)
    return sigmoid(2 * z) - sigmoid(-2 * z)


@variant("twice the distance from the middle", of="tanh_prime")
def tanh_from_sigmoid(z):
    return (sigmoid(np.multiply(2.0, z)) - 0.5) * 2


@variant("1 − 2σ(−2z)", of="tanh_prime")
def tanh_from_sigmoid(z):
    return 1 - 2 * sigmoid(-2 * np.asarray(z, dtype=float))


@variant("a ratio of heights", of="tanh_prime")
def tanh_from_sigmoid(z):
    z = np.asarray(z, float)
    a, b = sigmoid(z), sigmoid(-z)
    return (a**2 - b**2) / (a**2 + b**2)


# ---- relu, relu_prime, leaky_relu_prime


@variant("np.where")
def relu(z):
    z = np.asarray(z, dtype=float)
    return np.where(z > 0, z, 0)


@variant("clipped from below")
def relu(z):
    return np.clip(np.asarray(z, dtype=float), 0, None)


@variant("half of z + |z|")
def relu(z):
    z = np.asarray(z, dtype=float)
    return (z + abs(z)) / 2


@variant("a copy, with its negative entries set to 0")
def relu(z):
    out = np.array(z, dtype=float)
    out[out < 0] = 0
    return out


@variant("z times a comparison, which may give −0.0")
def relu(z):
    z = np.asarray(z)
    return (z > 0) * z * 1.0


@variant("lists and recursion")
def relu(z):
    if isinstance(z, list):
        return [relu(x) for x in z]
    if np.ndim(z):
        return np.array([relu(x) for x in z])
    return float(max(0, z))


@variant("np.fmax with a float")
def relu(z):
    return np.fmax(z, 0.0)


@variant("a comparison, made floats", of="relu")
def relu_prime(z):
    return (np.asarray(z) > 0).astype(float)


@variant("heaviside with 0 at 0", of="relu")
def relu_prime(z):
    return np.heaviside(z, 0)


@variant("the sign of the height", of="relu")
def relu_prime(z):
    return np.sign(np.maximum(0.0, z))


@variant("zeros, with ones where z is positive", of="relu")
def relu_prime(z):
    out = np.zeros(np.shape(z))
    out[np.asarray(z) > 0] = 1
    return out


@variant("1.0 times a comparison", of="relu")
def relu_prime(z):
    return 1.0 * np.greater(z, 0)


@variant("numbers one by one", of="relu")
def relu_prime(z):
    return np.vectorize(lambda x: 1.0 if x > 0 else 0.0)(z)


@variant("leaky ReLU's slope from ReLU's", of="relu")
def leaky_relu_prime(z, alpha=0.01):
    return alpha + (1 - alpha) * relu_prime(z)


@variant("ones, with alpha where z is not positive", of="relu")
def leaky_relu_prime(z, alpha=0.01):
    out = np.ones(np.shape(z))
    out[np.asarray(z) <= 0] = alpha
    return out


@variant("np.select", of="relu")
def leaky_relu_prime(z, alpha=0.01):
    z = np.asarray(z, dtype=float)
    return np.select([z > 0, z <= 0], [1.0, alpha])


@variant("the larger of alpha and a comparison", of="relu")
def leaky_relu_prime(z, alpha=0.01):
    return np.maximum(float(alpha), np.asarray(z) > 0)


@variant("two products", of="relu")
def leaky_relu_prime(z, alpha=0.01):
    right = np.asarray(z) > 0
    return 1.0 * right + alpha * ~right


# ---- softplus, swish, swish_prime


@variant("the larger one taken out")
def softplus(z):
    z = np.asarray(z, dtype=float)
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


@variant("−log_expit(−z)")
def softplus(z):
    from scipy.special import log_expit

    return -log_expit(-np.asarray(z, dtype=float))


@variant("logsumexp over two")
def softplus(z):
    from scipy.special import logsumexp

    z = np.asarray(z, dtype=float)
    return logsumexp(np.stack([np.zeros_like(z), z]), axis=0)


@variant("two branches by mask")
def softplus(z):
    z = np.asarray(z, dtype=float)
    out = np.empty_like(z)
    up = z > 0
    out[up] = z[up] + np.log1p(np.exp(-z[up]))
    out[~up] = np.log1p(np.exp(z[~up]))
    return out


@variant("z beyond 40, where no double knows the difference")
def softplus(z):
    z = np.asarray(z, dtype=float)
    return np.where(z > 40, z, np.log1p(np.exp(np.minimum(z, 40))))


@variant("numbers one by one")
def softplus(z):
    import math

    def one(x):
        return max(x, 0) + math.log1p(math.exp(-abs(x)))

    return np.vectorize(one, otypes=[float])(z)


@variant("the bare formula, mended where it overflows")
def softplus(z):
    z = np.asarray(z, dtype=float)
    with np.errstate(over="ignore"):
        naive = np.log(1 + np.exp(z))
    return np.where(np.isinf(naive), z, naive)


@variant("a list as it came: the sigmoid makes an array of it", of="softplus")
def swish(z):
    return z * sigmoid(z)


@variant("np.multiply", of="softplus")
def swish(z):
    return np.multiply(z, sigmoid(np.asarray(z, dtype=float)))


@variant("z less z·σ(−z)", of="softplus")
def swish(z):
    z = np.asarray(z, dtype=float)
    return z - z * sigmoid(-z)


@variant("half of z + z·tanh(z/2)", of="softplus")
def swish(z):
    z = np.asarray(z, dtype=float)
    return z * (1 + np.tanh(z / 2)) / 2


@variant("e^(log σ)", of="softplus")
def swish(z):
    z = np.asarray(z, dtype=float)
    return z * np.exp(-np.logaddexp(0, -z))


@variant("the product rule as it stands", of="softplus")
def swish_prime(z):
    z = np.asarray(z, dtype=float)
    s = sigmoid(z)
    return s + z * s * (1 - s)


@variant("s taken out", of="softplus")
def swish_prime(z):
    z = np.array(z, float)
    return sigmoid(z) * (1 + z * (1 - sigmoid(z)))


@variant("y + s − s·y", of="softplus")
def swish_prime(z):
    y, s = swish(z), sigmoid(np.asarray(z, dtype=float))
    return y + s - s * y


@variant("from tanh", of="softplus")
def swish_prime(z):
    z = np.asarray(z, dtype=float)
    t = np.tanh(z / 2)
    return (1 + t) / 2 + z * (1 - t) * (1 + t) / 4


@variant("one exponential of −|z|", of="softplus")
def swish_prime(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e) + z * e / (1 + e) ** 2


# ---- arctan_prime


@variant("a power of −1")
def arctan_prime(z):
    return (1 + np.array(z, dtype=float) ** 2) ** -1


@variant("cos² of the angle")
def arctan_prime(z):
    return np.cos(np.arctan(z)) ** 2


@variant("the reciprocal of a square root, squared")
def arctan_prime(z):
    return 1 / np.hypot(1, z) ** 2


@variant("numbers one by one")
def arctan_prime(z):
    if isinstance(z, (list, tuple, np.ndarray)) and np.ndim(z):
        return np.array([arctan_prime(x) for x in z])
    return 1.0 / (1.0 + float(z) * float(z))


@variant("π times the density of the Cauchy law")
def arctan_prime(z):
    from scipy.stats import cauchy

    return np.pi * cauchy.pdf(z)


@variant("the imaginary part of a reciprocal")
def arctan_prime(z):
    return -(1 / (np.asarray(z, dtype=float) + 1j)).imag


# ---- softmax


@variant("SciPy's softmax")
def softmax(Z):
    from scipy.special import softmax as of_scipy

    return of_scipy(np.asarray(Z, dtype=float), axis=1)


@variant("the logarithm first")
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    return np.exp(Z - np.logaddexp.reduce(Z, axis=1, keepdims=True))


@variant("rows one by one")
def softmax(Z):
    rows = []
    for row in Z:
        e = np.exp(np.array(row, dtype=float) - max(row))
        rows.append(e / e.sum())
    return np.array(rows)


@variant("lists of lists")
def softmax(Z):
    import math

    out = []
    for row in Z:
        e = [math.exp(z - max(row)) for z in row]
        out.append([x / sum(e) for x in e])
    return out


@variant("transposed, computed along columns, transposed back")
def softmax(Z):
    Z = np.asarray(Z, dtype=float).T
    e = np.exp(Z - Z.max(axis=0))
    return (e / e.sum(axis=0)).T


@variant("reshaped by hand")
def softmax(Z):
    Z = np.array(Z, dtype=float)
    Z -= Z.max(axis=1).reshape(-1, 1)
    e = np.exp(Z)
    return e / np.sum(e, axis=1)[:, None]


@variant("one over the sum of differences")
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    with np.errstate(over="ignore"):
        return 1 / np.exp(Z[:, None, :] - Z[:, :, None]).sum(axis=2)


@variant("axis −1")
def softmax(Z):
    Z = np.asarray(Z, dtype=np.float64)
    e = np.exp(Z - np.amax(Z, axis=-1, keepdims=True))
    return e / np.einsum("ij->i", e)[:, np.newaxis]


# ---- softmax_jacobian


@variant("s times δ − s")
def softmax_jacobian(s):
    s = np.asarray(s, dtype=float)
    return s[:, None] * (np.eye(len(s)) - s)


@variant("two loops")
def softmax_jacobian(s):
    K = len(s)
    J = np.zeros((K, K))
    for i in range(K):
        for j in range(K):
            J[i, j] = s[i] * (1 - s[i]) if i == j else -s[i] * s[j]
    return J


@variant("lists")
def softmax_jacobian(s):
    return [[float(a * (1.0 - b if i == j else -b)) for j, b in enumerate(s)] for i, a in enumerate(s)]


@variant("the diagonal filled in afterwards")
def softmax_jacobian(s):
    s = np.array(s, dtype=float)
    J = -np.outer(s, s)
    J[np.diag_indices(len(s))] += s
    return J


@variant("a column times a row")
def softmax_jacobian(s):
    s = np.asarray(s, dtype=float).reshape(-1, 1)
    return np.diagflat(s) - s @ s.T


@variant("einsum")
def softmax_jacobian(s):
    s = np.asarray(s, dtype=float)
    return np.einsum("i,ij->ij", s, np.eye(s.size)) - np.einsum("i,j->ij", s, s)


@variant("the covariance of a draw")
def softmax_jacobian(s):
    s = np.asarray(s, dtype=float)
    draws = np.eye(len(s)) - s
    return draws.T @ (draws * s[:, None])


# ---- plot_panel


@variant("a Figure without pyplot, one legend for all, twice the points")
def plot_panel():
    from matplotlib.figure import Figure

    z = np.linspace(-6, 6, 401)
    s = sigmoid(z)
    heights = swish(z), softplus(z), np.where(z > 0, z, 0.1 * z), relu(z), np.tanh(z), s
    slopes = swish_prime(z), s, leaky_relu_prime(z, 0.1), relu_prime(z), tanh_prime(z), s * (1 - s)
    fig = Figure(figsize=(6, 4))
    for ax, height, slope in zip(fig.subplots(2, 3, sharex=True, sharey=True).flat, heights, slopes, strict=True):
        lines = ax.plot(z, height, "k", z, slope, "b--")
    fig.legend(lines, ["activation", "slope"])
    return fig


@variant("words beside the curves, subplots one by one, a wider range")
def plot_panel():
    z = np.linspace(-10, 10, 1001)
    s = sigmoid(z)
    family = {
        "σ": (s, s - s**2),
        "tanh": (np.tanh(z), 1 - np.tanh(z) ** 2),
        "ReLU": (np.maximum(0, z), z > 0),
        "leaky ReLU": (np.maximum(0.1 * z, z), np.where(z > 0, 1, 0.1)),
        "softplus": (np.logaddexp(0, z), s),
        "swish": (z * s, s + z * s * (1 - s)),
    }
    fig = plt.figure()
    for n, (name, (height, slope)) in enumerate(family.items(), 1):
        ax = fig.add_subplot(2, 3, n)
        ax.plot(z, slope)
        ax.plot(z, height, lw=3)
        ax.text(-9, 0.7, name)
        ax.annotate("slope", (-9, 0.2))
        ax.set(xlim=(-10, 10), title=name)
        ax.grid(True)
    return fig


@variant("a legend in one panel, the same labels in all, slopes by np.gradient with the spacing")
def plot_panel():
    z = np.linspace(-6, 6, 1201)
    s = sigmoid(z)
    fig, axes = plt.subplots(2, 3, sharex="all", figsize=(9, 5))
    for ax, height in zip(
        np.ravel(axes), [relu(z), np.tanh(z), s, softplus(z), swish(z), np.maximum(z, 0.1 * z)], strict=True
    ):
        ax.plot(z, height, label="f")
        ax.plot(z, np.gradient(height, z), label="slope of f")
    axes[0, 0].legend()
    return fig


@variant("steps drawn in two pieces, with a gap")
def plot_panel():
    z = np.linspace(-6, 6, 201)
    s = sigmoid(z)
    fig, axes = plt.subplots(2, 3, sharex=True)
    pairs = [(s, s * (1 - s)), (np.tanh(z), tanh_prime(z)), (softplus(z), s), (swish(z), swish_prime(z))]
    pairs += [(relu(z), np.where(z == 0, np.nan, relu_prime(z)))]
    pairs += [(np.maximum(z, z / 10), np.where(z == 0, np.nan, leaky_relu_prime(z, alpha=0.1)))]
    for i in range(6):
        ax = axes[i // 3][i % 3]
        for curve, name in zip(pairs[i], ("height", "slope"), strict=True):
            ax.plot(z, curve, label=name)
        ax.axhline(0, color="grey")
        ax.axvline(0, color="grey")
        ax.legend(loc="upper left")
    return fig


@variant("slopes on an axis of their own")
def plot_panel():
    z = np.linspace(-6, 6, 301)
    s = sigmoid(z)
    heights = s, np.tanh(z), relu(z), np.maximum(z, 0.1 * z), softplus(z), swish(z)
    slopes = s * (1 - s), tanh_prime(z), relu_prime(z), leaky_relu_prime(z, 0.1), s, swish_prime(z)
    fig, axes = plt.subplots(2, 3, sharex=True)
    for ax, height, slope in zip(axes.flat, heights, slopes, strict=True):
        ax.plot(z, height, "k", label="height")
        right = ax.twinx()
        right.plot(z, slope, "b", label="slope")
        ax.legend(loc="upper left")
        right.legend(loc="lower right")
    return fig


# ---- max_gradient_through


@variant("whole numbers, then one division")
def max_gradient_through(L):
    return 1 / 4**L


@variant("a loop")
def max_gradient_through(L):
    slope = 1.0
    for _ in range(L):
        slope *= 0.25
    return slope


@variant("recursion on half of the layers")
def max_gradient_through(L):
    if L == 0:
        return 1.0
    half = max_gradient_through(L // 2)
    return half * half * (0.25 if L % 2 else 1)


@variant("a shift of the exponent")
def max_gradient_through(L):
    import math

    return math.ldexp(1.0, -2 * L)


@variant("the product of a list")
def max_gradient_through(L):
    return np.prod([sigmoid(0) * (1 - sigmoid(0))] * L)


@variant("a fraction")
def max_gradient_through(L):
    from fractions import Fraction

    return Fraction(1, 4) ** L


@variant("e to a logarithm")
def max_gradient_through(L):
    return np.exp(-L * np.log(4))


@variant("a whole number to a negative power")
def max_gradient_through(L):
    return 4**-L
