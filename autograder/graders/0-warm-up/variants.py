"""Right answers of other kinds than the reference. None may lose anything."""

import numpy as np

from autograder.mistakes.known import variant

# ---- cubic


@variant("x times a bracket")
def cubic(x):
    x = np.array(x, dtype=float)
    return x * (x**2 - 3)


@variant("a loop that keeps the shape")
def cubic(x):
    x = np.asarray(x, dtype=float)
    heights = np.empty(x.shape)
    for i, p in np.ndenumerate(x):
        heights[i] = p**3 - 3 * p
    return heights if heights.ndim else float(heights)


@variant("a polynomial of NumPy")
def cubic(x):
    return np.polyval([1, 0, -3, 0], np.asarray(x, dtype=float))


@variant("lists within lists, by recursion")
def cubic(x):
    if isinstance(x, (list, tuple)) or np.ndim(x):
        return np.array([cubic(p) for p in x], dtype=float)
    return float(x) ** 3 - 3.0 * float(x)


@variant("vectorised by NumPy")
def cubic(x):
    return np.vectorize(lambda p: p**3 - 3 * p, otypes=[float])(x)


@variant("ufuncs by name")
def cubic(x):
    return np.subtract(np.power(x, 3.0), np.multiply(3.0, x))


# ---- centre_rows


@variant("means turned into a column by hand")
def centre_rows(X):
    X = np.array(X, dtype=float)
    return X - X.mean(axis=1).reshape(-1, 1)


@variant("a new axis")
def centre_rows(X):
    X = np.asarray(X, dtype=float)
    return X - X.mean(1)[:, None]


@variant("transposed, columns centred, and back")
def centre_rows(X):
    X = np.asarray(X, dtype=float).T
    return (X - X.mean(axis=0)).T


@variant("row by row, in a list")
def centre_rows(X):
    rows = []
    for row in X:
        row = np.asarray(row, dtype=float)
        rows.append(row - row.mean())
    return rows


@variant("two loops over lists")
def centre_rows(X):
    return np.array([[float(v) - sum(row) / len(row) for v in row] for row in X])


@variant("sum over n")
def centre_rows(X):
    X = np.asarray(X, dtype=float)
    return X - np.sum(X, axis=-1, keepdims=True) / X.shape[-1]


@variant("along an axis")
def centre_rows(X):
    return np.apply_along_axis(lambda row: row - row.mean(), 1, np.asarray(X, dtype=float))


# ---- mean_gap


@variant("ravelled")
def mean_gap(y_hat, y):
    return np.mean(np.abs(np.ravel(y_hat) - np.ravel(y)))


@variant("two columns")
def mean_gap(y_hat, y):
    y_hat, y = (np.array(v, dtype=float).reshape(-1, 1) for v in (y_hat, y))
    return float(np.mean(abs(y_hat - y)))


@variant("one takes the shape of the other")
def mean_gap(y_hat, y):
    y_hat = np.asarray(y_hat, dtype=float)
    return np.abs(y_hat - np.asarray(y).reshape(y_hat.shape)).mean()


@variant("pair by pair")
def mean_gap(y_hat, y):
    pairs = list(zip(np.asarray(y_hat).flatten(), np.asarray(y).flatten(), strict=True))
    return sum(abs(float(a) - float(b)) for a, b in pairs) / len(pairs)


@variant("squeezed")
def mean_gap(y_hat, y):
    return np.abs(np.squeeze(y_hat) - np.squeeze(y)).mean()


@variant("a norm")
def mean_gap(y_hat, y):
    d = np.ravel(np.asarray(y_hat, dtype=float)) - np.ravel(y)
    return np.linalg.norm(d, 1) / d.size


@variant("a mean kept in an array without axes")
def mean_gap(y_hat, y):
    return np.asarray(np.mean(np.abs(np.subtract(np.ravel(y_hat), np.ravel(y)))))


# ---- plot_order


@variant("figure first")
def plot_order():
    return ["E", "B", "D", "A", "C", "G"]


@variant("the label of the axis at once, a tuple")
def plot_order():
    return ("E", "G", "B", "D", "A", "C")


@variant("an array of letters")
def plot_order():
    return np.array(list("BDEAGC"))


@variant("one text")
def plot_order():
    return "BDEAGC"


@variant("small letters in a text with commas")
def plot_order():
    return "b, e, d, a, c, g"


@variant("out of a dictionary's keys")
def plot_order():
    lines = {"B": "points", "E": "figure", "D": "heights", "G": "label", "A": "curve", "C": "legend"}
    return list(lines)


# ---- slope_examples


@variant("a small one on the left")
def slope_examples():
    return [(-0.5, -1), (0, 0), (3, 1)]


@variant("lists, the kink first")
def slope_examples():
    return [[0.0, 0.0], [0.1, 1.0], [-4.0, -1.0]]


@variant("a dictionary")
def slope_examples():
    return {-2: -1, 0: 0, 0.5: 1}


@variant("an array")
def slope_examples():
    return np.array([[-0.25, -1.0], [0.0, 0.0], [10.0, 1.0]])


@variant("slopes from NumPy's sign")
def slope_examples():
    return [(x, np.sign(x)) for x in (-3.0, 0.0, 1e-3)]


@variant("fractions")
def slope_examples():
    from fractions import Fraction

    return ((Fraction(-1, 2), -1), (0, 0), (5, 1))
